using FsCheck;
using FsCheck.Fluent;
using Supsis.Portal.Components.Shared;

namespace Supsis.Portal.Tests.Components.Shared;

public sealed class JsonPieceTests
{
    [Fact]
    public void Names_texts_and_values_are_told_apart()
    {
        var pieces = JsonPiece.Split("""{ "a\"b": "c: d", "n": -1.5e3, "t": true }""").Where(piece => piece.Class is not null);
        Assert.Equal(
            ["json-name \"a\\\"b\"", "json-text \"c: d\"", "json-name \"n\"", "json-value -1.5e3", "json-name \"t\"", "json-value true"],
            pieces.Select(piece => $"{piece.Class} {piece.Text}"));
    }

    [Fact]
    public void Colouring_changes_no_character() =>
        Prop.ForAll<string?>(text => string.Concat(JsonPiece.Split(text ?? "").Select(piece => piece.Text)) == (text ?? "")).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("""{"ş":"İ"}""", "{\n  \"ş\": \"İ\"\n}")]
    [InlineData("<html>", "<html>")]
    [InlineData("", "")]
    public void Valid_json_is_indented_and_the_rest_is_left_alone(string text, string expected) =>
        Assert.Equal(expected, JsonText.Indent(text).ReplaceLineEndings("\n"));
}
