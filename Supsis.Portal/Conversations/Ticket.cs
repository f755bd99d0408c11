namespace Supsis.Portal.Conversations;

/// <summary>A support request opened from a conversation.</summary>
public sealed record Ticket(string? Id, string? Number, string? Subject, string? Status, string? Priority, string? Url);
