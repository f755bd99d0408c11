namespace Supsis.Portal.Conversations;

/// <summary>One thing that somebody wrote in a conversation; the author may be unsaid when it is changed or deleted.</summary>
public sealed record Message(string Id, Author? Author, string? Text, DateTimeOffset? SentAt, IReadOnlyList<Attachment> Attachments);
