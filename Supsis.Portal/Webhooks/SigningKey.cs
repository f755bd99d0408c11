namespace Supsis.Portal.Webhooks;

/// <summary>A key that signs attempts.</summary>
/// <param name="EndsAt">From when on it signs no more; null for the webhook's present one.</param>
internal sealed record SigningKey(byte[] Bytes, DateTimeOffset? EndsAt = null)
{
    public bool SignsAt(DateTimeOffset now) => EndsAt is not { } end || now < end;

    /// <summary>Never the key: a log line or an exception would carry it away.</summary>
    public override string ToString() => nameof(SigningKey);
}
