namespace Supsis.Portal.Intake;

/// <summary>What a webhook would send.</summary>
/// <param name="Body">UTF-8 JSON.</param>
/// <param name="ConversationId">The producer's id; null for a sample.</param>
/// <param name="ConversationNumber">As people read it; null for a sample.</param>
public sealed record BodyPreview(PreviewKind Kind, byte[] Body, string? ConversationId, long? ConversationNumber);
