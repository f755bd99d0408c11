namespace Supsis.Portal.Webhooks;

/// <summary>Why a webhook is disabled.</summary>
public enum DisabledReason
{
    /// <summary>A person did it.</summary>
    Manual,

    /// <summary>Nothing succeeded for too long.</summary>
    Failing,

    /// <summary>The receiver answered 410 Gone.</summary>
    Gone,
}
