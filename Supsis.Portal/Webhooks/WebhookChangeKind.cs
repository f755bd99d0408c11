namespace Supsis.Portal.Webhooks;

/// <summary>What came of a change.</summary>
public enum WebhookChangeKind
{
    /// <summary>It is on disk and in force, or was so already.</summary>
    Done,

    /// <summary>The workspace has no such webhook.</summary>
    NotFound,

    /// <summary>Somebody else changed it first; nothing was changed now.</summary>
    LostRace,
}
