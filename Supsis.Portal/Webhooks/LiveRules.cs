using System.Collections.Concurrent;

namespace Supsis.Portal.Webhooks;

/// <summary>The rules that are in force now. A save publishes under the write gate, so that no later event is judged by the old ones.</summary>
internal sealed class LiveRules
{
    private readonly ConcurrentDictionary<Guid, WorkspaceRules> _byWorkspace = new();
    private readonly ConcurrentDictionary<Guid, LiveWebhook> _webhooks = new();

    /// <summary>Raised after a publish, with the workspace and on the publisher's thread: keep it short.</summary>
    public event Action<WorkspaceRules>? Published;

    public IEnumerable<WorkspaceRules> All => _byWorkspace.Values;

    public WorkspaceRules? Of(Guid workspaceId) => _byWorkspace.GetValueOrDefault(workspaceId);

    /// <summary>Null once it is deleted.</summary>
    public LiveWebhook? Find(Guid webhookId) => _webhooks.GetValueOrDefault(webhookId);

    public void Publish(WorkspaceRules rules)
    {
        var before = Of(rules.WorkspaceId);
        _byWorkspace[rules.WorkspaceId] = rules;
        foreach (var webhook in rules.Webhooks.Values)
        {
            _webhooks[webhook.Id] = webhook;
        }

        foreach (var gone in before?.Webhooks.Keys.Where(id => !rules.Webhooks.ContainsKey(id)) ?? [])
        {
            _webhooks.TryRemove(gone, out _);
        }

        Published?.Invoke(rules);
    }
}
