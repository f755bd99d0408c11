namespace Supsis.Portal.Webhooks;

/// <summary>What came of a rotation.</summary>
/// <param name="SigningSecret">The new one; null when nothing was changed.</param>
public sealed record RotatedSecret(WebhookChange Change, string? SigningSecret)
{
    /// <summary>Never the secret: a log line would carry it away.</summary>
    public override string ToString() => Change.Kind.ToString();
}
