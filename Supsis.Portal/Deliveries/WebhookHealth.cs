using Supsis.Portal.Data;

namespace Supsis.Portal.Deliveries;

/// <summary>How a webhook's receiver has been doing; apart from the webhook, so that it never touches its version.</summary>
public sealed class WebhookHealth : IWorkspaceOwned
{
    private WebhookHealth()
    {
    }

    public Guid WebhookId { get; private set; }
    public Guid WorkspaceId { get; private set; }
    public DateTimeOffset? LastSuccessAt { get; private set; }
    public DateTimeOffset? LastFailureAt { get; private set; }

    /// <summary>When the present run of failures began; null while all is well.</summary>
    public DateTimeOffset? FailingSince { get; private set; }

    public int ConsecutiveFailures { get; private set; }
    public string? LastError { get; private set; }

    /// <summary>It kept failing: until then nothing is sent, and then one request looks whether it is back. Null in the normal case.</summary>
    public DateTimeOffset? OpenUntil { get; private set; }

    /// <summary>It asked for a pause (429 or 503); null when it never did.</summary>
    public DateTimeOffset? ThrottledUntil { get; private set; }
}
