using System.Globalization;
using System.Text;

namespace Supsis.Portal.Benchmarks.Posting;

/// <summary>The name of one event that survives the whole way: it is the message's id, which is the producer's own and stands in every webhook about the message.</summary>
internal static class EventMark
{
    private const byte Quote = (byte)'"';

    public static string Of(string batch, int number) => string.Create(CultureInfo.InvariantCulture, $"bench:{batch}:{number}");

    public static string? Find(ReadOnlySpan<byte> body)
    {
        var start = body.IndexOf("\"bench:"u8);
        if (start < 0)
        {
            return null;
        }

        var mark = body[(start + 1)..];
        var end = mark.IndexOf(Quote);
        return end < 0 ? null : Encoding.UTF8.GetString(mark[..end]);
    }
}
