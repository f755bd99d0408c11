namespace Supsis.Portal.Webhooks;

/// <summary>Whether a webhook sends.</summary>
public enum WebhookState
{
    Active,

    /// <summary>Deliveries wait.</summary>
    Paused,

    /// <summary>Deliveries are kept on hold; <see cref="DisabledReason"/> says why.</summary>
    Disabled,
}
