using Supsis.Portal.Data;

namespace Supsis.Portal.Conversations;

/// <summary>Something that happened in a conversation; appended and never changed.</summary>
public sealed class ConversationEvent : IWorkspaceOwned
{
    private ConversationEvent()
    {
    }

    public Guid Id { get; private set; }
    public Guid WorkspaceId { get; private set; }
    public Guid ConversationId { get; private set; }

    /// <summary>The producer's id; null for what the portal derived.</summary>
    public string? ProducerId { get; private set; }

    public string Type { get; private set; } = "";
    public long Sequence { get; private set; }
    public DateTimeOffset OccurredAt { get; private set; }
    public DateTimeOffset ReceivedAt { get; private set; }

    /// <summary>The event as sent, UTF-8 JSON; for a derived one what it was derived from.</summary>
    public byte[] Body { get; private set; } = [];

    /// <summary>SHA-256 of the body in canonical form; null for a derived event.</summary>
    public byte[]? Hash { get; private set; }
}
