using System.Text.RegularExpressions;

namespace Supsis.Portal.Components.Shared;

/// <summary>A stretch of JSON that has one colour.</summary>
internal readonly partial record struct JsonPiece(string Text, string? Class)
{
    // One element per value: past this a browser would rather have plain text.
    private const int LongestColoured = 64 * 1024;

    public static IEnumerable<JsonPiece> Split(string json)
    {
        if (json.Length > LongestColoured)
        {
            yield return new(json, null);
            yield break;
        }

        var end = 0;
        foreach (Match match in Values().Matches(json))
        {
            if (match.Index > end)
            {
                yield return new(json[end..match.Index], null);
            }

            yield return new(match.Value, ClassOf(match));
            end = match.Index + match.Length;
        }

        if (end < json.Length)
        {
            yield return new(json[end..], null);
        }
    }

    private static string ClassOf(Match match) => match.Groups["name"].Success ? "json-name" : match.Groups["text"].Success ? "json-text" : "json-value";

    [GeneratedRegex("""(?<name>"(?:[^"\\\n]|\\.)*")(?=:)|(?<text>"(?:[^"\\\n]|\\.)*")|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|\b(?:true|false|null)\b""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Values();
}
