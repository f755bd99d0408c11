namespace Supsis.Portal.Deliveries;

/// <summary>One request of a delivery as the API shows it.</summary>
internal sealed record AttemptAnswer(
    int Number,
    DateTimeOffset StartedAt,
    int DurationMs,
    int? Status,
    string? Error,
    IReadOnlyDictionary<string, string> RequestHeaders,
    IReadOnlyDictionary<string, string> ResponseHeaders,
    string ResponsePreview,
    bool Manual,
    string? RemoteIp)
{
    public static AttemptAnswer Of(DeliveryAttempt attempt) => new(
        attempt.Number,
        attempt.StartedAt,
        attempt.DurationMs,
        attempt.Status,
        attempt.Error,
        Headers(attempt.RequestHeaders),
        Headers(attempt.ResponseHeaders),
        attempt.ResponsePreview,
        attempt.IsManual,
        attempt.RemoteIp);

    /// <summary>Stored one header a line; a name that came twice holds both values, as RFC 9110 section 5.3 joins them.</summary>
    private static Dictionary<string, string> Headers(string lines)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in lines.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0)
            {
                var (name, value) = (line[..colon].TrimEnd().ToLowerInvariant(), line[(colon + 1)..].TrimStart());
                headers[name] = headers.TryGetValue(name, out var before) ? $"{before}, {value}" : value;
            }
        }

        return headers;
    }
}
