using FsCheck;
using FsCheck.Fluent;
using Supsis.Portal.Triggers;

namespace Supsis.Portal.Tests.Triggers;

public sealed class KeywordIndexTests
{
    [Theory]
    [InlineData("iade", "İADE istiyorum", "İADE")]
    [InlineData("iade", "i\u0307ade istiyorum", "i\u0307ade")]
    [InlineData("IŞIK", "bir ışık var", "ışık")]
    [InlineData("iptal", "lütfen ip\u00ADt\u200Bal\u200B edin", "ip\u00ADt\u200Bal")]
    [InlineData("iptal", "ＩＰＴＡＬ!", "ＩＰＴＡＬ")]
    [InlineData("şikâyet", "S\u0327İKA\u0302YET", "S\u0327İKA\u0302YET")]
    [InlineData("fiyat", "ﬁyat ne", "ﬁyat")]
    [InlineData("f", "ﬁ", "ﬁ")]
    [InlineData("Straße", "STRAẞE 5", "STRAẞE")]
    [InlineData("ΑΚΥΡΩ", "θέλω ακυρώ ακυρω", "ακυρω")]
    [InlineData("возврат", "ВОЗВРАТ!", "ВОЗВРАТ")]
    [InlineData("إلغاء", "أريد إلغاء الطلب", "إلغاء")]
    [InlineData("返品", "商品を返品したい", "返品")]
    [InlineData("👍", "tamam 👍🏽", "👍")]
    [InlineData("❤\uFE0F", "teşekkürler ❤!", "❤")]
    [InlineData("kg", "5㎏", "㎏")]
    public void A_keyword_is_found_as_it_was_written(string keyword, string text, string written) =>
        Cultures.Each(() => Assert.Equal([written], Written(text, keyword, KeywordMatch.Contains)));

    [Theory]
    [InlineData("iptal", KeywordMatch.Prefix, "siparişin iptalini", true)]
    [InlineData("iptal", KeywordMatch.Prefix, "tatiliptal", false)]
    [InlineData("iptal", KeywordMatch.Prefix, "7iptal", false)]
    [InlineData("iptal", KeywordMatch.Prefix, "(iptali)", true)]
    [InlineData("iptal", KeywordMatch.Word, "İPTAL", true)]
    [InlineData("iptal", KeywordMatch.Word, "iptal!", true)]
    [InlineData("iptal", KeywordMatch.Word, "iptali", false)]
    [InlineData("iptal", KeywordMatch.Word, "iptal2", false)]
    [InlineData("iptal", KeywordMatch.Word, "iptal\u200Bi", false)]
    [InlineData("iptal", KeywordMatch.Contains, "tatiliptali", true)]
    [InlineData("c++", KeywordMatch.Word, "C++ bilen", true)]
    [InlineData("c++", KeywordMatch.Word, "c++, java", true)]
    [InlineData("c++", KeywordMatch.Word, "c++11", false)]
    [InlineData("c++", KeywordMatch.Word, "abc++", false)]
    [InlineData("kg", KeywordMatch.Word, "𝐚kg", false)]
    [InlineData("kg", KeywordMatch.Word, "kg𐐀", false)]
    [InlineData("kg", KeywordMatch.Word, "😀kg😀", true)]
    [InlineData("f", KeywordMatch.Word, "ﬁ", false)]
    public void A_keyword_stands_where_its_match_kind_allows(string keyword, KeywordMatch match, string text, bool found) =>
        Cultures.Each(() => Assert.Equal(found, Written(text, keyword, match).Count == 1));

    [Fact]
    public void Half_a_character_is_no_part_of_a_word_and_matches_no_whole_one()
    {
        Assert.Equal([new(1, 1, 2)], Find("\uD83Dkg\uDE00", [Contains(1, "kg") with { Match = KeywordMatch.Word }]));
        Assert.Empty(Find("😀", [Contains(1, "\uD83D")]));
    }

    [Theory]
    [InlineData("sikayet", "Şikâyetim var", true, "Şikâyet")]
    [InlineData("şikâyet", "sikayet", true, "sikayet")]
    [InlineData("sikayet", "Şikâyetim var", false, null)]
    [InlineData("cogu", "c\u0327o\u0308g\u0306u", true, "c\u0327o\u0308g\u0306u")]
    public void Diacritics_count_unless_the_pattern_ignores_them(string keyword, string text, bool ignoreDiacritics, string? written) =>
        Assert.Equal(written is null ? [] : [written], Written(text, keyword, KeywordMatch.Contains, ignoreDiacritics));

    [Fact]
    public void Every_place_of_every_pattern_is_reported_in_the_order_of_the_text()
    {
        var hits = Find("babab", [Contains(9, "ab"), Contains(2, "bab"), Contains(5, "AB"), Contains(7, "abab"), Contains(1, "b")]);

        Assert.Equal(
            [
                new(1, 0, 1), new(2, 0, 3),
                new(5, 1, 2), new(7, 1, 4), new(9, 1, 2),
                new(1, 2, 1), new(2, 2, 3),
                new(5, 3, 2), new(9, 3, 2),
                new(1, 4, 1),
            ],
            hits);
    }

    [Fact]
    public void Patterns_with_and_without_diacritics_are_found_together() =>
        Assert.Equal(
            [new(1, 0, 4), new(2, 0, 4), new(1, 5, 4)],
            Find("kötü kotu", [Contains(1, "kotu") with { IgnoreDiacritics = true }, Contains(2, "kötü")]));

    [Fact]
    public void One_place_is_one_hit_even_when_its_character_unfolds_to_several() =>
        Assert.Equal([new(1, 0, 1)], Find("…", [Contains(1, ".")]));

    [Theory]
    [InlineData("")]
    [InlineData("\u200B\u00AD\uFEFF")]
    public void A_keyword_that_folds_to_nothing_matches_nothing(string keyword) =>
        Assert.Empty(Find("her şey \u200B", [Contains(1, keyword)]));

    [Fact]
    public void No_keywords_find_nothing() => Assert.Empty(Find("iptal", []));

    [Fact]
    public void Hits_found_before_stay_in_front()
    {
        var hits = new List<KeywordHit> { new(1, 99, 1) };

        KeywordIndex.Build([Contains(2, "a")]).FindAll("aba", hits);

        Assert.Equal([new(1, 99, 1), new(2, 0, 1), new(2, 2, 1)], hits);
    }

    [Fact]
    public void A_warm_index_searches_without_allocating()
    {
        var index = KeywordIndex.Build([Contains(1, "iptal"), Contains(2, "sikayet") with { IgnoreDiacritics = true }]);
        var hits = new List<KeywordHit>(capacity: 64);
        index.FindAll("Siparişimi İPTAL edin, şikâyetçiyim 😡", hits);
        hits.Clear();

        var before = GC.GetAllocatedBytesForCurrentThread();
        index.FindAll("Siparişimi İPTAL edin, şikâyetçiyim 😡", hits);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(2, hits.Count);
    }

    [Theory]
    [InlineData(0x4E00, 5_000)] // an alphabet so wide that few nodes have ready-made steps
    [InlineData('a', 4)]
    public void Thousands_of_keywords_are_found_as_one_by_one(int firstCharacter, int alphabet)
    {
        var random = new Random(20261122);
        var patterns = Enumerable.Range(0, 3_000).Select(id => new KeywordPattern(id, Any(random.Next(1, 9)), (KeywordMatch)(id % 3), id % 5 == 0)).ToList();
        var text = string.Concat(Enumerable.Range(0, 60).Select(_ => patterns[random.Next(patterns.Count)].Keyword + (random.Next(3) == 0 ? " " : Any(1))));

        var hits = Find(text, patterns);

        Assert.NotEmpty(hits);
        Assert.Equal(NaiveKeywordSearch.FindAll(patterns, text), hits);

        string Any(int length) => string.Concat(Enumerable.Range(0, length).Select(_ => (char)(firstCharacter + random.Next(alphabet))));
    }

    [Fact]
    public void Any_text_and_keywords_agree_with_a_naive_search()
    {
        var cases = Arb.From(
            from patterns in Pattern.ListOf()
            from text in HostileTexts.OfAtMost(25)
            select (Patterns: patterns.Select((pattern, id) => pattern with { Id = id % 7 }).ToList(), Text: text));

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(3_000), Prop.ForAll(cases, drawn =>
            NaiveKeywordSearch.FindAll(drawn.Patterns, drawn.Text).SequenceEqual(Find(drawn.Text, drawn.Patterns))));
    }

    private static Gen<KeywordPattern> Pattern =>
        from keyword in HostileTexts.OfAtMost(3)
        from match in Gen.Elements(KeywordMatch.Contains, KeywordMatch.Word, KeywordMatch.Prefix)
        from ignoreDiacritics in Gen.Elements(true, false)
        select new KeywordPattern(0, keyword, match, ignoreDiacritics);

    private static KeywordPattern Contains(int id, string keyword) => new(id, keyword, KeywordMatch.Contains, IgnoreDiacritics: false);

    private static List<string> Written(string text, string keyword, KeywordMatch match, bool ignoreDiacritics = false) =>
        [.. Find(text, [new(1, keyword, match, ignoreDiacritics)]).Select(hit => text.Substring(hit.Start, hit.Length))];

    private static List<KeywordHit> Find(string text, List<KeywordPattern> patterns)
    {
        var hits = new List<KeywordHit>();
        KeywordIndex.Build(patterns).FindAll(text, hits);
        return hits;
    }
}
