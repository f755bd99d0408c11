using System.Buffers;

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

    public static bool IsName(string? name) => !string.IsNullOrEmpty(name) && !name.AsSpan().ContainsAnyExcept(NameCharacters);

    /// <summary>Whether the name belongs to the protocol or to our own signature.</summary>
    public static bool IsReserved(string name) =>
        ReservedNames.Contains(name, StringComparer.OrdinalIgnoreCase)
        || ReservedPrefixes.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));

    /// <summary>Visible ASCII and inner spaces: line breaks would make headers of their own, other letters fail at the wire.</summary>
    public static bool IsValue(string? value) =>
        value is not null && !value.AsSpan().ContainsAnyExceptInRange(' ', '~') && value.AsSpan().Trim(' ').Length == value.Length;
}
