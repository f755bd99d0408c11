using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using Supsis.Portal.Triggers;

namespace Supsis.Portal.Tests.Triggers;

public sealed class KeywordExpressionTests
{
    private static readonly TimeSpan LongEnough = TimeSpan.FromSeconds(10); // what is found must not depend on who else uses the machine

    [Theory]
    [InlineData(@"sipariş\s*(no)?\s*:?\s*\d{6,10}", "Sipariş No: 123456 nerede", "Sipariş No: 123456")]
    [InlineData("iade", "İADE istiyorum", "İADE")]
    [InlineData("İADE", "ıade Iade", "ıade", "Iade")]
    [InlineData("IŞIK|ışık", "bir IŞIK bir ışık", "IŞIK", "ışık")]
    [InlineData("IPTAL", "iptal İptal", "iptal", "İptal")]
    [InlineData("[ıi]ptal", "IPTAL iptal", "IPTAL", "iptal")]
    [InlineData(@"\bip\w+", "lütfen ip\u00ADt\u200Bal\u200B edin", "ip\u00ADt\u200Bal")]
    [InlineData(@"\S+@\S+", "bana ＡＹŞＥ@ornek.com yazın", "ＡＹŞＥ@ornek.com")]
    [InlineData(@"[^\W\d]+", "12 ab 3", "ab")]
    [InlineData(@"\D\d\D", "a1b", "a1b")]
    [InlineData(@"\p{Lu}|\p{Ll}", "A", "A")]
    [InlineData("[şs]ikâyet", "S\u0327İKA\u0302YET", "S\u0327İKA\u0302YET")]
    [InlineData("f.y", "ﬁyat ne", "ﬁy")]
    [InlineData("Straße", "STRAẞE 5", "STRAẞE")]
    [InlineData("ακυρ[ωώ]", "θέλω ΑΚΥΡΩ ακυρώ", "ΑΚΥΡΩ", "ακυρώ")]
    [InlineData("воз.рат", "ВОЗВРАТ!", "ВОЗВРАТ")]
    [InlineData("إلغاء|استرجاع", "أريد إلغاء الطلب", "إلغاء")]
    [InlineData("返品|交換", "商品を返品したい", "返品")]
    [InlineData("👍|👎", "tamam 👍🏽", "👍")]
    [InlineData(@"\dkg", "5㎏", "5㎏")]
    [InlineData("❤+", "teşekkürler ❤\uFE0F❤!", "❤\uFE0F❤")]
    public void What_fits_is_found_as_it_was_written_on_every_server(string pattern, string text, params string[] written) =>
        Cultures.Each(() => Assert.Equal(written, Written(pattern, text)));

    [Fact]
    public void Marks_are_ignored_in_the_text_where_that_was_asked() => Assert.Equal(["Şikâyet"], Written("sikayet", "Şikâyetim var", ignoreDiacritics: true));

    [Theory]
    [InlineData("x*|iade", "iade xx", "xx")]
    [InlineData("|a", "a")]
    public void An_empty_match_is_no_hit(string pattern, string text, params string[] written) => Assert.Equal(written, Written(pattern, text));

    [Fact]
    public void Half_a_character_is_the_whole_one_and_one_place_one_hit() => Assert.Equal(["😀", "…"], Written(".", "😀…"));

    [Fact]
    public void Only_the_first_eight_kilobytes_are_looked_at()
    {
        var before = new string('x', KeywordExpression.LongestText - 4);

        Assert.Equal(["iade"], Written("iade", before + "iade"));
        Assert.Empty(Written("iade", before + " iade"));
    }

    [Fact]
    public void No_more_places_are_reported_than_asked_for()
    {
        var hits = new List<KeywordHit> { new(7, 0, 1) };
        using var folded = TurkishFolding.Fold(new string('a', 50), ignoreDiacritics: false);

        Assert.True(new KeywordExpression("a", LongEnough).TryFindAll(folded, 1, most: 3, hits));

        Assert.Equal([new(7, 0, 1), new(1, 0, 1), new(1, 1, 1), new(1, 2, 1)], hits);
    }

    [Fact]
    public void A_pattern_that_is_slow_even_so_gives_up()
    {
        using var folded = TurkishFolding.Fold(SlowExpression.NewText(), ignoreDiacritics: false);

        Assert.False(new KeywordExpression(SlowExpression.Pattern, SlowExpression.Patience).TryFindAll(folded, 0, 100, []));
    }

    [Fact]
    public void Any_text_and_literal_agree_with_a_naive_search()
    {
        var cases = Arb.From(from keyword in HostileTexts.OfAtMost(3) from text in HostileTexts.OfAtMost(25) from ignore in Gen.Elements(true, false) select (keyword, text, ignore));

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1_000), Prop.ForAll(cases, drawn =>
        {
            var literal = ReferenceFolding.Fold(drawn.keyword, drawn.ignore);
            return Naive(literal, drawn.text, drawn.ignore).SequenceEqual(Find($"(?-i:{Regex.Escape(literal)})", drawn.text, drawn.ignore));
        }));
    }

    // A regular expression goes on behind what it has found; an empty one finds nothing. Which letters are the same but for case is the engine's own affair.
    private static List<KeywordHit> Naive(string literal, string text, bool ignoreDiacritics)
    {
        var hits = new List<KeywordHit>();
        var searched = ReferenceFolding.Fold(text, ignoreDiacritics);
        using var places = TurkishFolding.Fold(text, ignoreDiacritics);
        for (var at = 0; literal.Length > 0 && at + literal.Length <= searched.Length;)
        {
            if (string.CompareOrdinal(searched, at, literal, 0, literal.Length) != 0)
            {
                at++;
                continue;
            }

            var (start, length) = places.OriginalRange(at, literal.Length);
            hits.Add(new(0, start, length));
            at += literal.Length;
        }

        return [.. hits.Distinct()];
    }

    private static List<string> Written(string pattern, string text, bool ignoreDiacritics = false) =>
        [.. Find(pattern, text, ignoreDiacritics).Select(hit => text.Substring(hit.Start, hit.Length))];

    private static List<KeywordHit> Find(string pattern, string text, bool ignoreDiacritics)
    {
        var hits = new List<KeywordHit>();
        using var folded = TurkishFolding.Fold(text, ignoreDiacritics);
        Assert.True(new KeywordExpression(pattern, LongEnough).TryFindAll(folded, 0, 100, hits));
        return hits;
    }
}
