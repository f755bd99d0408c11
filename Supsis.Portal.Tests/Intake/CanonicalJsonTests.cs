using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Supsis.Portal.Intake;

namespace Supsis.Portal.Tests.Intake;

public sealed class CanonicalJsonTests
{
    [Fact]
    public void The_example_of_the_standard_comes_out_as_printed_there()
    {
        const string Sent = """
            {
              "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
              "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
              "literals": [null, true, false]
            }
            """;
        const string Expected = """{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}""";

        Assert.Equal(Expected, Canonical(Sent));
        Assert.Equal(SHA256.HashData(Encoding.UTF8.GetBytes(Expected)), Hash(Sent));
    }

    [Fact]
    public void Properties_are_sorted_by_utf_16_units()
    {
        const string Sent = """
            {
              "\u20ac": "Euro Sign", "\r": "Carriage Return", "\ufb33": "Hebrew Letter Dalet With Dagesh", "1": "One",
              "\ud83d\ude00": "Emoji: Grinning Face", "\u0080": "Control", "\u00f6": "Latin Small Letter O With Diaeresis"
            }
            """;

        var sorted = JsonDocument.Parse(Canonical(Sent)).RootElement.EnumerateObject().Select(property => property.Value.GetString());

        Assert.Equal(
            [
                "Carriage Return", "One", "Control", "Latin Small Letter O With Diaeresis", "Euro Sign", "Emoji: Grinning Face",
                "Hebrew Letter Dalet With Dagesh",
            ],
            sorted);
    }

    [Fact]
    public void Names_above_the_surrogates_are_sorted_by_utf_16_units_without_escapes_too() =>
        Assert.Equal("{\"z\":0,\"😀\":1,\"\uFB33\":2}", Canonical("{\"\uFB33\":2,\"😀\":1,\"z\":0}"));

    [Theory]
    [InlineData("""{"a":1,"b":{"x":"İ","y":[1,2]}}""", """ { "b" : {"y":[ 1.0, 2e0 ],"x":"\u0130"}, "\u0061": 1 } """)]
    [InlineData("""{"ş":"a\nb/c"}""", "{\"\\u015F\":\"a\\u000ab\\/c\"}")]
    [InlineData("""["😀"]""", """["\uD83D\uDE00"]""")]
    public void Two_spellings_of_the_same_content_have_one_hash(string one, string other)
    {
        Assert.Equal(Canonical(one), Canonical(other));
        Assert.Equal(Hash(one), Hash(other));
    }

    [Theory]
    [InlineData("""{"a":1}""", """{"a":"1"}""")]
    [InlineData("""{"a":null}""", "{}")]
    [InlineData("[1,2]", "[2,1]")]
    [InlineData("""{"a":"I"}""", """{"a":"ı"}""")]
    public void Different_content_has_another_hash(string one, string other) => Assert.NotEqual(Hash(one), Hash(other));

    [Theory]
    [InlineData("\\b\\t\\n\\f\\r", "\\b\\t\\n\\f\\r")]
    [InlineData("\\u0008\\u0009\\u000A\\u000C\\u000D", "\\b\\t\\n\\f\\r")]
    [InlineData("\\u0000\\u001F\\u007f", "\\u0000\\u001f\u007f")]
    [InlineData("\\u0022\\u005C\\u002f", "\\\"\\\\/")]
    [InlineData("\\u2028é", "\u2028é")]
    public void Only_the_necessary_escapes_stay(string sent, string expected) =>
        Assert.Equal($"\"{expected}\"", Canonical($"\"{sent}\""));

    [Theory]
    [InlineData("""{"a":1,"a":1}""", "a")]
    [InlineData("""{"a":1,"b":2,"\u0061":3}""", "a")]
    [InlineData("""{"x":{"list":[0,{"k":1,"k":2}]}}""", "x.list[1].k")]
    [InlineData("""[[{"😀":1,"\ud83d\ude00":2}]]""", "[0][0].😀")]
    public void A_repeated_property_is_named(string sent, string path) =>
        Assert.Equal(new CanonicalFault(CanonicalFault.Reason.RepeatedProperty, path), Fault(sent));

    [Theory]
    [InlineData("""{"a":["\ud83d"]}""", "a[0]")]
    [InlineData("""{"a":"\ude00\ud83d"}""", "a")]
    [InlineData("""{"a":"\ud83dx"}""", "a")]
    [InlineData("""{"a":"\ud83d\u0041"}""", "a")]
    [InlineData("""{"a":{"\ud83d":1}}""", "a")]
    public void Half_a_surrogate_pair_has_no_canonical_form(string sent, string path) =>
        Assert.Equal(new CanonicalFault(CanonicalFault.Reason.LoneSurrogate, path), Fault(sent));

    [Fact]
    public void A_number_beyond_a_double_has_no_canonical_form() =>
        Assert.Equal(new CanonicalFault(CanonicalFault.Reason.NumberOutOfRange, "a.b"), Fault("""{"a":{"b":1e999}}"""));

    [Fact]
    public void A_large_object_is_sorted_and_hashed()
    {
        var names = Enumerable.Range(0, 5_000).Select(i => $"k{i:D5}").ToList();
        var backwards = "{" + string.Join(',', names.AsEnumerable().Reverse().Select(name => $"\"{name}\":[\"\\u0131\"]")) + "}";

        Assert.Equal("{" + string.Join(',', names.Select(name => $"\"{name}\":[\"ı\"]")) + "}", Canonical(backwards));
    }

    private static string Canonical(string json)
    {
        using var document = JsonDocument.Parse(json);
        var buffer = new CanonicalBuffer(1);
        Assert.Null(CanonicalJson.Append(document.RootElement, ref buffer));
        var text = Encoding.UTF8.GetString(buffer.Written);
        buffer.Dispose();
        return text;
    }

    private static byte[] Hash(string json)
    {
        using var document = JsonDocument.Parse(json);
        Assert.Null(CanonicalJson.Hash(document.RootElement, out var hash));
        return hash;
    }

    private static CanonicalFault? Fault(string json)
    {
        using var document = JsonDocument.Parse(json);
        var fault = CanonicalJson.Hash(document.RootElement, out var hash);
        Assert.Empty(hash);
        return fault;
    }
}
