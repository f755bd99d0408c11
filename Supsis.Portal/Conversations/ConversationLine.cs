namespace Supsis.Portal.Conversations;

/// <summary>A conversation as a list shows it.</summary>
public sealed record ConversationLine(
    Guid Id, string ExternalId, long Number, string? VisitorName, ConversationStatus Status, string? Channel, int Messages, DateTimeOffset StartedAt, DateTimeOffset LastActivityAt);
