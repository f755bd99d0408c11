using Supsis.Portal.Data;

namespace Supsis.Portal.Webhooks;

/// <summary>What a webhook's rules were from one moment on, so that an old decision can be explained by the rules of its time.</summary>
public sealed class WebhookVersion : IWorkspaceOwned
{
    private WebhookVersion()
    {
    }

    public WebhookVersion(Guid webhookId, long version, Guid workspaceId, DateTimeOffset savedAt, string rules) =>
        (WebhookId, Version, WorkspaceId, SavedAt, Rules) = (webhookId, version, workspaceId, savedAt, rules);

    public Guid WebhookId { get; private set; }
    public long Version { get; private set; }
    public Guid WorkspaceId { get; private set; }
    public DateTimeOffset SavedAt { get; private set; }

    /// <summary>Name, state, triggers and conditions, as JSON.</summary>
    public string Rules { get; private set; } = "{}";
}
