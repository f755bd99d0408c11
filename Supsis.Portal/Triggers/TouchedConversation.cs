using Supsis.Portal.Conversations;

namespace Supsis.Portal.Triggers;

/// <summary>An open conversation of which events were received lately.</summary>
/// <param name="ReceivedAt">The newest of them.</param>
internal sealed record TouchedConversation(Guid WorkspaceId, Guid Id, string ExternalId, ConversationActivity Activity, DateTimeOffset ReceivedAt);
