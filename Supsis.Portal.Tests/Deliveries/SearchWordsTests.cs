using Supsis.Portal.Deliveries;

namespace Supsis.Portal.Tests.Deliveries;

public sealed class SearchWordsTests
{
    [Theory]
    [InlineData("Ayşe YILMAZ", "ayse yilmaz")]
    [InlineData("İADE iade ıade IADE", "iade iade iade iade")]
    [InlineData("c-42 (acil!) \"#4711\"", "c 42 acil 4711")]
    [InlineData("a\" OR b* NEAR(c)", "a or b near c")]
    [InlineData("\uE000ws", "ws")]
    [InlineData("日本 été", "日本 ete")]
    [InlineData("!!! \r\n\t", "")]
    public void A_text_becomes_words_that_compare(string text, string words) => Assert.Equal(words, string.Join(' ', SearchWords.Of(text)));

    [Fact]
    public void A_number_in_the_text_sorts_as_its_id_does()
    {
        var ids = new Supsis.Portal.Data.IdGenerator(TimeProvider.System);
        var made = Enumerable.Range(0, 10_000).Select(_ => ids.Next()).ToList();

        var numbers = made.ConvertAll(SearchRow.NumberOf);

        Assert.Equal(numbers.Distinct().Order(), numbers);
        Assert.True(numbers[0] > 0);
    }
}
