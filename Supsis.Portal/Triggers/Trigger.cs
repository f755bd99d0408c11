using Supsis.Portal.Data;

namespace Supsis.Portal.Triggers;

/// <summary>When a webhook fires. It keeps its identity as long as its parameters stay the same.</summary>
public sealed class Trigger : IWorkspaceOwned
{
    private Trigger()
    {
    }

    public Trigger(Guid id, Guid workspaceId, Guid webhookId, string type, string parameters, int position, DateTimeOffset activeSince)
    {
        (Id, WorkspaceId, WebhookId, Type, Parameters, Position, ActiveSince) = (id, workspaceId, webhookId, type, parameters, position, activeSince);
    }

    public Guid Id { get; private set; }
    public Guid WorkspaceId { get; private set; }
    public Guid WebhookId { get; private set; }
    public string Type { get; private set; } = "";

    /// <summary>What was entered beside the tick, as JSON in one fixed form: equal parameters are equal text.</summary>
    public string Parameters { get; private set; } = "{}";

    /// <summary>Its place in the webhook's list.</summary>
    public int Position { get; private set; }

    /// <summary>A silence that was over before this does not count.</summary>
    public DateTimeOffset ActiveSince { get; private set; }

    /// <summary>False once the webhook no longer has it; the row stays for the deliveries that point at it.</summary>
    public bool IsActive { get; private set; } = true;

    /// <summary>Since when its regular expressions are not tried any more because they took too long; saving the webhook gives them another chance.</summary>
    public DateTimeOffset? SuspendedAt { get; private set; }

    /// <param name="parameters">Equal in what it fires for; how often it may can be new.</param>
    public void Place(int position, string parameters) => (Position, Parameters, IsActive, SuspendedAt) = (position, parameters, true, null);

    public void Suspend(DateTimeOffset now) => SuspendedAt ??= now;

    public void Retire() => IsActive = false;
}
