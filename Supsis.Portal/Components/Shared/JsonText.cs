using System.Text.Encodings.Web;
using System.Text.Json;

namespace Supsis.Portal.Components.Shared;

/// <summary>Lays JSON out for the eye.</summary>
internal static class JsonText
{
    // Letters stay readable (ş, not \u015F); what HTML needs escaped, Razor escapes.
    private static readonly JsonWriterOptions Layout = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Indent(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            using var buffer = new MemoryStream();
            using (var writer = new Utf8JsonWriter(buffer, Layout))
            {
                document.WriteTo(writer);
            }

            return System.Text.Encoding.UTF8.GetString(buffer.ToArray());
        }
        catch (JsonException)
        {
            return text;
        }
    }
}
