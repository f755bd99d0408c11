namespace Supsis.Portal.Conversations;

/// <summary>A fact that a producer sent, checked and typed, not yet stored.</summary>
internal sealed record IncomingEvent
{
    /// <summary>The producer's own id, unique per workspace.</summary>
    public required string Id { get; init; }

    public required EventType Type { get; init; }

    /// <summary>When it happened according to the producer; null means the time of receipt.</summary>
    public DateTimeOffset? OccurredAt { get; init; }

    public required ConversationPatch Conversation { get; init; }
    public VisitorPatch? Visitor { get; init; }
    public Message? Message { get; init; }
    public Ticket? Ticket { get; init; }
    public Rating? Rating { get; init; }

    /// <summary>The webhook or delivery in answer to which it happened; null when a person or the chat itself caused it.</summary>
    public string? Origin { get; init; }

    /// <summary>How many webhooks stand between it and a person: 0 for what nobody's receiver caused.</summary>
    public int Depth { get; init; }

    /// <summary>The producer's <c>data</c> as UTF-8 JSON, passed on untouched; empty when absent.</summary>
    public ReadOnlyMemory<byte> Data { get; init; }

    /// <summary>The whole event as sent, UTF-8 JSON.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>SHA-256 of <see cref="Body"/> in canonical form (RFC 8785), 32 bytes: tells a repeat from a clash.</summary>
    public required byte[] Hash { get; init; }
}
