using Supsis.Portal.Conversations;
using Supsis.Portal.Data;
using Supsis.Portal.Deliveries;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Intake;

/// <summary>What one work writes: where, by whose rules, at what time, and the deliveries it came to owe.</summary>
internal sealed class Recording(GroupTransaction transaction, Guid workspaceId, WorkspaceRules? rules, DateTimeOffset now, EventFirer firer) : ICourseWitness
{
    public GroupTransaction Transaction => transaction;

    public Guid WorkspaceId => workspaceId;

    /// <summary>Null when the workspace has no webhook, or nothing may fire.</summary>
    public WorkspaceRules? Rules => rules;

    /// <summary>The time of receipt.</summary>
    public DateTimeOffset Now => now;

    /// <summary>In answer to what it happened; that webhook does not fire for it.</summary>
    public LoopOrigin Origin { get; init; }

    public List<OwedDelivery> Owed { get; } = [];

    /// <summary>What the pass is to look at once the whole request is stored.</summary>
    public List<LateSilence> Late { get; } = [];

    /// <summary>The earlier of what the producer says and the receipt: nobody was active in the future.</summary>
    public DateTimeOffset ActivityAt(IncomingEvent incoming) => incoming.OccurredAt is { } at && at < now ? at : now;

    public void Derived(ConversationState conversation, EventType type, DateTimeOffset at) => firer.Derive(this, conversation, type, at);

    public void Told(ConversationState conversation, IncomingEvent incoming, IReadOnlyList<FieldChange> changes, bool isNews) =>
        firer.Append(this, conversation, incoming, changes, isNews);

    public void Save(ConversationState conversation) => ConversationRow.Write(transaction, conversation);
}
