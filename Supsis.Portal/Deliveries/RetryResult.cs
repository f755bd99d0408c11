namespace Supsis.Portal.Deliveries;

/// <summary>What came of a person's wish to send a delivery again.</summary>
public enum RetryResult
{
    /// <summary>It is due now.</summary>
    Retried,

    NotFound,

    /// <summary>It is on its way, on hold or cancelled.</summary>
    NotAllowed,

    WebhookPaused,
    WebhookDisabled,
    WebhookDeleted,
}
