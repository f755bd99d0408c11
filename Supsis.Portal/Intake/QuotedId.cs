using System.Text.Json;

namespace Supsis.Portal.Intake;

/// <summary>The id of an event that was refused, to name it in the answer.</summary>
internal static class QuotedId
{
    /// <summary>Null when there is none, or none that can be quoted; the event may be wrong in any way but be one JSON object.</summary>
    public static string? In(ReadOnlySpan<byte> json)
    {
        // Not as a document: building one takes time quadratic in the depth, and names of a refused event may not decode.
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = int.MaxValue });
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isId = reader.ValueSpan.SequenceEqual("id"u8);
            reader.Read();
            if (isId)
            {
                return Quote(ref reader);
            }

            reader.Skip();
        }

        return null;
    }

    private static string? Quote(ref Utf8JsonReader value) =>
        value.TokenType == JsonTokenType.String
        && CanonicalText.IsWellFormed(value.ValueSpan)
        && value.GetString() is { Length: > 0 and <= IntakeLimits.ExternalId } id
            ? id
            : null;
}
