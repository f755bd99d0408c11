using Supsis.Portal.Conversations;
using Supsis.Portal.Data;
using Supsis.Portal.Deliveries;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Intake;

/// <summary>What one work writes: where, by whose rules, at what time, and the deliveries it came to owe.</summary>
internal sealed class Recording(GroupTransaction transaction, Guid workspaceId, WorkspaceRules? rules, DateTimeOffset now)
{
    public GroupTransaction Transaction => transaction;

    public Guid WorkspaceId => workspaceId;

    /// <summary>Null when the workspace has no webhook.</summary>
    public WorkspaceRules? Rules => rules;

    /// <summary>The time of receipt.</summary>
    public DateTimeOffset Now => now;

    public List<OwedDelivery> Owed { get; } = [];

    /// <summary>The earlier of what the producer says and the receipt: nobody was active in the future.</summary>
    public DateTimeOffset ActivityAt(IncomingEvent incoming) => incoming.OccurredAt is { } at && at < now ? at : now;

    public void Save(ConversationState conversation) => ConversationRow.Write(transaction, conversation);
}
