namespace Supsis.Portal.Deliveries;

/// <summary>Why a delivery will not be sent: the <c>last_error</c> of a cancelled one, beside the codes of <see cref="DeliveryError"/>.</summary>
public static class CancelCode
{
    /// <summary>Somebody enabled the webhook again and chose to leave the backlog out.</summary>
    public const string Skipped = "skipped";

    public const string WebhookDeleted = "webhook_deleted";

    /// <summary>It waited for seven days.</summary>
    public const string Expired = "expired";

    /// <summary>Too many were waiting.</summary>
    public const string BacklogDropped = "backlog_dropped";

    public static readonly IReadOnlyList<string> All = [Skipped, WebhookDeleted, Expired, BacklogDropped];
}
