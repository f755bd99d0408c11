using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Supsis.Portal.Triggers;

namespace Supsis.Portal.Tests.Triggers;

public sealed class TurkishFoldingTests
{
    [Theory]
    [InlineData("IİıiI\u0307i\u0307", "iiiiii")]
    [InlineData("İADE", "iade")]
    [InlineData("IŞIKLI ığdır", "işikli iğdir")]
    [InlineData("ÇĞÖŞÜ ÂÎÛ", "çğöşü âîû")]
    [InlineData("s\u0327ikâyet", "şikâyet")]
    [InlineData("STRASSE Straße STRAẞE", "strasse straße straße")]
    [InlineData("ΑΒΓ Άρης", "αβγ άρης")]
    [InlineData("ВОЗВРАТ Йод И\u0306од", "возврат йод йод")]
    [InlineData("إلغاء \uFEF9", "إلغاء لإ")]
    [InlineData("返品 ｶﾞｷﾞ か\u3099", "返品 ガギ が")]
    [InlineData("한글 \u1112\u1161\u11AB", "한글 한")]
    [InlineData("👍🏽 ❤\uFE0F 👨\u200D👩", "👍🏽 ❤ 👨👩")]
    [InlineData("𐐀𐐁 𝐈𝐏", "𐐨𐐩 ip")]
    [InlineData("ＩＰＴＡＬ １２", "iptal 12")]
    [InlineData("ﬁyat ㎏ … ½", "fiyat kg ... 1⁄2")]
    [InlineData("ip\u00ADtal i\u200Bp\u200Ct\u200Da\u2060l\uFEFF", "iptal iptal")]
    [InlineData("i\u200B\u0307", "i")]
    [InlineData("c++", "c++")]
    [InlineData("\uFFFE", "\uFFFD")]
    [InlineData("\u200B\u00AD", "")]
    [InlineData("", "")]
    public void Text_folds_the_same_on_every_server(string text, string folded) =>
        Cultures.Each(() => Assert.Equal(folded, TurkishFolding.FoldKeyword(text, ignoreDiacritics: false)));

    [Theory]
    [InlineData("ŞİKÂYET Iğdır çöğüş", "sikayet igdir cogus")]
    [InlineData("s\u0327 café CAFE\u0301", "s cafe cafe")]
    [InlineData("Ångström Müller Straße", "angstrom muller straße")]
    [InlineData("Άρης Йод", "αρης иод")]
    [InlineData("كِتَاب", "كتاب")]
    [InlineData("각 が", "각 か")]
    [InlineData("\u0301", "")]
    public void Diacritics_can_be_left_out(string text, string folded) =>
        Cultures.Each(() => Assert.Equal(folded, TurkishFolding.FoldKeyword(text, ignoreDiacritics: true)));

    [Theory]
    [InlineData("xİy", 1, 1, "İ")]
    [InlineData("xi\u0307y", 1, 1, "i\u0307")]
    [InlineData("xI\u0307y", 1, 1, "I\u0307")]
    [InlineData("xs\u0327y", 1, 1, "s\u0327")]
    [InlineData("xﬁy", 1, 2, "ﬁ")]
    [InlineData("xﬁy", 1, 1, "ﬁ")]
    [InlineData("xﬁy", 2, 1, "ﬁ")]
    [InlineData("xﬁy", 0, 2, "xﬁ")]
    [InlineData("a\u00ADb\u200Bc", 0, 2, "a\u00ADb")]
    [InlineData("a\u00ADb\u200Bc", 1, 1, "b")]
    [InlineData("\u200B\u200Ba", 0, 1, "a")]
    [InlineData("x😀y", 3, 1, "y")]
    [InlineData("😀\u200D😀", 0, 4, "😀\u200D😀")]
    [InlineData("𝐈y", 0, 1, "𝐈")]
    public void A_place_in_folded_text_leads_back_to_what_was_written(string text, int foldedStart, int foldedLength, string written)
    {
        using var folded = TurkishFolding.Fold(text, ignoreDiacritics: false);

        var (start, length) = folded.OriginalRange(foldedStart, foldedLength);

        Assert.Equal(written, text.Substring(start, length));
    }

    // A fact: attributes are stored as UTF-8 and cannot carry half a character.
    [Fact]
    public void Half_a_character_folds_to_a_replacement_and_keeps_its_place()
    {
        using var folded = TurkishFolding.Fold("a\uD83Db\uDE00\uD83D", ignoreDiacritics: false);

        Assert.Equal("a\uFFFDb\uFFFD\uFFFD", folded.Text);
        Assert.Equal((2, 1), folded.OriginalRange(2, 1));
        Assert.Equal((4, 1), folded.OriginalRange(4, 1));
    }

    [Fact]
    public void A_place_outside_the_folded_text_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() =>
        {
            using var folded = TurkishFolding.Fold("abc", ignoreDiacritics: false);
            folded.OriginalRange(2, 2);
        });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Any_text_folds_as_the_rule_says(bool ignoreDiacritics) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(5_000), Prop.ForAll(HostileTexts.Any, text =>
            ReferenceFolding.Fold(text, ignoreDiacritics) == TurkishFolding.FoldKeyword(text, ignoreDiacritics)));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_folded_unit_comes_from_a_place_that_folds_to_it(bool ignoreDiacritics) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(5_000), Prop.ForAll(HostileTexts.Any, text => PlacesFit(text, ignoreDiacritics)));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_character_folds_as_the_rule_says_after_a_letter_and_before_a_mark(bool ignoreDiacritics)
    {
        for (var value = 1; value <= 0x323AF; value++)
        {
            if (Rune.IsValid(value) && Rune.GetUnicodeCategory(new Rune(value)) is not (UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse))
            {
                var decomposed = value == 0xFFFE ? "" : new Rune(value).ToString().Normalize(NormalizationForm.FormD);
                var text = $"a{new Rune(value)}\u0301 {new Rune(value)}{new Rune(value)} {decomposed}";
                Assert.Equal(ReferenceFolding.Fold(text, ignoreDiacritics), TurkishFolding.FoldKeyword(text, ignoreDiacritics));
            }
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_culture_that_meets_a_character_first_does_not_decide_how_it_folds(bool ignoreDiacritics)
    {
        var answers = new List<string>();
        Cultures.Each(() =>
        {
            var table = new FoldingTable(ignoreDiacritics);
            answers.Add(string.Create(0x3000, table, (all, filled) =>
            {
                for (var unit = 0; unit < all.Length; unit++)
                {
                    all[unit] = filled[(char)unit];
                }
            }));
        });

        Assert.Single(answers.Distinct(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("\u0301\u0323", 100_000)]
    [InlineData("ﷺ", 20_000)]
    [InlineData("\u200D", 200_000)]
    [InlineData("\uFFFE", 200_000)]
    public void Long_hostile_text_folds_without_harm(string piece, int times)
    {
        var text = "x" + string.Concat(Enumerable.Repeat(piece, times)) + "x";

        using var folded = TurkishFolding.Fold(text, ignoreDiacritics: true);

        Assert.Equal('x', folded.Text[^1]);
        Assert.Equal((text.Length - 1, 1), folded.OriginalRange(folded.Length - 1, 1));
    }

    private static bool PlacesFit(string text, bool ignoreDiacritics)
    {
        using var folded = TurkishFolding.Fold(text, ignoreDiacritics);
        var previousEnd = 0;
        for (var i = 0; i < folded.Length; i++)
        {
            var (start, length) = folded.OriginalRange(i, 1);
            var foldedAgain = ReferenceFolding.Fold(text.Substring(start, length), ignoreDiacritics);
            if (start + length < previousEnd || !foldedAgain.Contains(folded.Text[i], StringComparison.Ordinal))
            {
                return false;
            }

            previousEnd = start + length;
        }

        return true;
    }
}
