namespace Supsis.Portal.Conversations;

/// <summary>A file that came with a message; only its address travels, never its content. <c>Size</c> is in bytes.</summary>
public sealed record Attachment(string? Name, string? Url, long? Size, string? ContentType);
