using Supsis.Portal.Data;

namespace Supsis.Portal.Inbox;

/// <summary>Something that arrived at a workspace's test inbox.</summary>
public sealed class InboxRequest : IWorkspaceOwned
{
    private InboxRequest()
    {
    }

    public InboxRequest(Guid id, Guid workspaceId, DateTimeOffset receivedAt, string? messageId, string headers, byte[] body, bool isCut)
    {
        (Id, WorkspaceId, ReceivedAt, MessageId, Headers, Body, IsCut) = (id, workspaceId, receivedAt, messageId, headers, body, isCut);
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
}
