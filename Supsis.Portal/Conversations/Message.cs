namespace Supsis.Portal.Conversations;

/// <summary>One thing that somebody wrote in a conversation.</summary>
public sealed record Message(string Id, Author Author, string? Text, DateTimeOffset? SentAt, IReadOnlyList<Attachment> Attachments);
