using System.Buffers;
using System.Net.Http.Headers;

namespace Supsis.Portal.Webhooks;

/// <summary>Which headers of their own a webhook may carry.</summary>
internal static class WebhookHeaderPolicy
{
    private static readonly SearchValues<char> NameCharacters =
        SearchValues.Create("!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    private static readonly string[] ReservedNames =
    [
        "host", "transfer-encoding", "connection", "keep-alive", "te", "trailer", "upgrade", "expect", "cookie", "user-agent",
        "accept-encoding", "traceparent", "tracestate", "baggage",
    ];

    private static readonly string[] ReservedPrefixes = ["content-", "proxy-", "webhook-"];

    public const int MostHeaders = 20;
    public const int LongestName = 100;
    public const int LongestValue = 4000;

    public static bool IsName(string? name) => !string.IsNullOrEmpty(name) && !name.AsSpan().ContainsAnyExcept(NameCharacters);

    /// <summary>Whether the name belongs to the protocol or to our own signature.</summary>
    public static bool IsReserved(string name) =>
        ReservedNames.Contains(name, StringComparer.OrdinalIgnoreCase)
        || ReservedPrefixes.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));

    /// <summary>Visible ASCII and inner spaces: line breaks would make headers of their own, other letters fail at the wire.</summary>
    public static bool IsValue(string? value) =>
        value is not null && !value.AsSpan().ContainsAnyExceptInRange(' ', '~') && value.AsSpan().Trim(' ').Length == value.Length;

    /// <summary>Adds a header; false when .NET knows its name and reads it more strictly, such as a date, or knows that no request carries it.</summary>
    public static bool TryAdd(HttpRequestHeaders headers, string name, string value)
    {
        try
        {
            headers.Add(name, value); // never without validation: that lets line breaks through to the wire
            return true;
        }
        catch (Exception exception) when (exception is FormatException or InvalidOperationException)
        {
            return false;
        }
    }
}
