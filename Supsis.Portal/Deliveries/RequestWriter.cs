using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Deliveries;

/// <summary>Writes the HTTP request of an attempt: body, signature and headers.</summary>
internal static class RequestWriter
{
    /// <summary>Handed back with an event that a receiver sends in answer, it tells how long a chain of programs has become.</summary>
    public const string DepthHeader = "webhook-depth";

    // Read once: as text it would be taken apart for every request.
    private static readonly ProductInfoHeaderValue UserAgent = new("Supsis-Webhooks", typeof(RequestWriter).Assembly.GetName().Version!.ToString(3));

    public static HttpRequestMessage Write(OutgoingRequest request, Uri url, AttemptTrace trace)
    {
        var timestamp = trace.StartedAt.ToUnixTimeSeconds();
        var message = new HttpRequestMessage(HttpMethod.Post, url)
        {
            Content = new FrozenContent(request.Body, trace),
            Version = new Version(1, 1), // QUIC would go past the connect guard
            VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
        };

        message.Headers.UserAgent.Add(UserAgent);
        message.Headers.Add("webhook-id", request.MessageId);
        message.Headers.Add(DepthHeader, request.Depth.ToString(CultureInfo.InvariantCulture));
        message.Headers.Add("webhook-timestamp", timestamp.ToString(CultureInfo.InvariantCulture));
        message.Headers.Add("webhook-signature", WebhookSigner.Sign(request.MessageId, timestamp, request.Body.Span, KeysAt(trace.StartedAt, request.Secrets)));
        return message;
    }

    /// <summary>Adds the webhook's own headers; false when one of them cannot be sent.</summary>
    public static bool TryAddOwnHeaders(HttpRequestMessage message, IReadOnlyList<KeyValuePair<string, string>> headers)
    {
        foreach (var (name, value) in headers)
        {
            // Asked again although saving asked: a line break in a value becomes a header of its own on the wire.
            if (!WebhookHeaderPolicy.IsName(name) || WebhookHeaderPolicy.IsReserved(name) || !WebhookHeaderPolicy.IsValue(value)
                || !WebhookHeaderPolicy.TryAdd(message.Headers, name, value))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>One header a line, as it is kept; the values of the webhook's own headers are secrets.</summary>
    public static string Record(HttpRequestMessage message, OutgoingRequest request)
    {
        var lines = new StringBuilder("host: ").Append(message.RequestUri!.IdnHost);
        if (!message.RequestUri.IsDefaultPort)
        {
            lines.Append(CultureInfo.InvariantCulture, $":{message.RequestUri.Port}");
        }

        lines.Append(CultureInfo.InvariantCulture, $"\ncontent-type: application/json\ncontent-length: {request.Body.Length}");
        foreach (var (name, values) in message.Headers.NonValidated)
        {
            lines.Append('\n').Append(name.ToLowerInvariant()).Append(": ").Append(IsOwn(name, request) ? SecretMask.Text : values.ToString());
        }

        return lines.ToString();
    }

    private static bool IsOwn(string name, OutgoingRequest request) => request.Headers.Any(header => string.Equals(header.Key, name, StringComparison.OrdinalIgnoreCase));

    private static IReadOnlyList<byte[]> KeysAt(DateTimeOffset now, IReadOnlyList<SigningKey> secrets) =>
        [.. secrets.Where(secret => secret.SignsAt(now)).Select(secret => secret.Bytes)];
}
