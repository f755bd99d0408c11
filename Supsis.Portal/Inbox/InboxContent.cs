namespace Supsis.Portal.Inbox;

/// <summary>What a request to the test inbox held.</summary>
/// <param name="MessageId">The <c>webhook-id</c> header.</param>
/// <param name="Headers">One header a line.</param>
/// <param name="Body">As it came, up to what the inbox keeps.</param>
/// <param name="IsCut">Whether the body was longer than that.</param>
/// <param name="IsSignatureValid">Whether one of the workspace's webhooks signed it; null when it could not be told.</param>
public sealed record InboxContent(string? MessageId, string Headers, byte[] Body, bool IsCut, bool? IsSignatureValid);
