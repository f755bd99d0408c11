using System.Buffers;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Unicode;

namespace Supsis.Portal.Deliveries;

/// <summary>Takes what the log keeps from a receiver's answer: its headers and the beginning of its body.</summary>
internal static class AnswerReader
{
    private const int PreviewLength = 16 * 1024;

    public static string Headers(HttpResponseMessage response)
    {
        var lines = new StringBuilder();
        Append(lines, response.Headers.NonValidated);
        Append(lines, response.Content.Headers.NonValidated);
        return Storable(lines.ToString());
    }

    /// <summary>Reads no more than the preview; a body that breaks or never ends becomes a note, never a failure.</summary>
    public static async Task<(string Preview, string? Note)> PreviewAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(PreviewLength);
        var length = 0;
        string? note = null;
        try
        {
            await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
            for (var read = -1; read != 0 && length < PreviewLength; length += read)
            {
                read = await body.ReadAsync(buffer.AsMemory(length, PreviewLength - length), cancellationToken);
            }
        }
        catch (OperationCanceledException)
        {
            note = AttemptNote.BodyUnfinished;
        }
        catch (Exception)
        {
            note = AttemptNote.BodyBroken; // whatever it is: the status line has decided
        }

        var isEncoded = length > 0 && response.Content.Headers.ContentEncoding.Any(encoding => !encoding.Equals("identity", StringComparison.OrdinalIgnoreCase));
        var preview = isEncoded ? "" : Shortened(Storable(EncodingOf(response).GetString(buffer, 0, length)));
        buffer.AsSpan(0, length).Clear(); // the answer is nobody else's business, and the rest was never written
        ArrayPool<byte>.Shared.Return(buffer);
        return (preview, note ?? (isEncoded ? AttemptNote.BodyEncoded : null));
    }

    private static void Append(StringBuilder lines, HttpHeadersNonValidated headers)
    {
        foreach (var (name, values) in headers)
        {
            foreach (var value in values)
            {
                lines.Append(lines.Length > 0 ? "\n" : "").Append(name).Append(": ").Append(value);
            }
        }
    }

    private static Encoding EncodingOf(HttpResponseMessage response)
    {
        try
        {
            return response.Content.Headers.ContentType?.CharSet is { } name ? Encoding.GetEncoding(name.Trim('"')) : Encoding.UTF8;
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            return Encoding.UTF8; // unknown, or known and switched off, as utf-7 is
        }
    }

    // Bytes that are no text become marks of three bytes each.
    private static string Shortened(string text)
    {
        if (Encoding.UTF8.GetByteCount(text) <= PreviewLength)
        {
            return text;
        }

        Utf8.FromUtf16(text, new byte[PreviewLength], out var taken, out _);
        return text[..taken];
    }

    // PostgreSQL stores no NUL in a text.
    private static string Storable(string text) => text.Replace('\0', '\uFFFD');
}
