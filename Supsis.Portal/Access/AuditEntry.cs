using Supsis.Portal.Data;

namespace Supsis.Portal.Access;

/// <summary>Who did what, when and from where; only ever appended, in the transaction of the deed.</summary>
public sealed class AuditEntry : IWorkspaceOwned
{
    private AuditEntry()
    {
    }

    public AuditEntry(Guid id, Guid workspaceId, Actor actor, string action, string? subject, string? details, DateTimeOffset at)
    {
        (Id, WorkspaceId, ActorKind, ActorId, ActorName, Ip) = (id, workspaceId, actor.Kind, actor.Id, actor.Name, actor.Ip);
        (Action, Subject, Details, At) = (action, subject, details, at);
    }

    public Guid Id { get; private set; }

    /// <summary>Empty for what belongs to no workspace, such as a failed sign-in.</summary>
    public Guid WorkspaceId { get; private set; }

    public DateTimeOffset At { get; private set; }
    public ActorKind ActorKind { get; private set; }
    public Guid? ActorId { get; private set; }
    public string ActorName { get; private set; } = "";
    public string? Ip { get; private set; }

    /// <summary>Noun and verb, <c>webhook.created</c>.</summary>
    public string Action { get; private set; } = "";

    /// <summary>The public id of what it was done to.</summary>
    public string? Subject { get; private set; }

    /// <summary>What changed, without secrets.</summary>
    public string? Details { get; private set; }
}
