using Supsis.Portal.Data;

namespace Supsis.Portal.Inbox;

/// <summary>Something that arrived at a workspace's test inbox.</summary>
public sealed class InboxRequest : IWorkspaceOwned
{
    private InboxRequest()
    {
    }

    public InboxRequest(Guid id, Guid workspaceId, DateTimeOffset receivedAt, InboxContent content, int answeredStatus)
    {
        (Id, WorkspaceId, ReceivedAt, AnsweredStatus) = (id, workspaceId, receivedAt, answeredStatus);
        (MessageId, Headers, Body, IsCut, IsSignatureValid) = (content.MessageId, content.Headers, content.Body, content.IsCut, content.IsSignatureValid);
    }

    public Guid Id { get; private set; }
    public Guid WorkspaceId { get; private set; }
    public DateTimeOffset ReceivedAt { get; private set; }

    /// <summary>The <c>webhook-id</c> header.</summary>
    public string? MessageId { get; private set; }

    /// <summary>One header a line.</summary>
    public string Headers { get; private set; } = "";

    public byte[] Body { get; private set; } = [];

    /// <summary>Whether the body was longer than the inbox keeps.</summary>
    public bool IsCut { get; private set; }

    /// <summary>Whether one of the workspace's webhooks signed it; null when it could not be told.</summary>
    public bool? IsSignatureValid { get; private set; }

    /// <summary>What the inbox answered: 200, or 500 while somebody lets it fail.</summary>
    public int AnsweredStatus { get; private set; }
}
