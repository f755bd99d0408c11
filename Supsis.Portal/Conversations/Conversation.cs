using Supsis.Portal.Data;

namespace Supsis.Portal.Conversations;

/// <summary>One chat of one visitor, as the events so far have drawn it. Written by the intake's prepared commands only.</summary>
public sealed class Conversation : IWorkspaceOwned
{
    private Conversation()
    {
    }

    public Guid Id { get; private set; }
    public Guid WorkspaceId { get; private set; }

    /// <summary>The producer's id.</summary>
    public string ExternalId { get; private set; } = "";

    /// <summary>A number that people can say, counted per workspace from 1.</summary>
    public long Number { get; private set; }

    public Guid? VisitorId { get; private set; }
    public ConversationStatus Status { get; private set; }
    public DateTimeOffset StartedAt { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>The sequence number of its newest event, without gaps.</summary>
    public long LastSequence { get; private set; }

    public int MessagesByVisitor { get; private set; }
    public int MessagesByAgent { get; private set; }
    public int MessagesByBot { get; private set; }

    /// <summary>When an agent first wrote.</summary>
    public DateTimeOffset? FirstResponseAt { get; private set; }

    /// <summary>A visitor's message that neither bot nor agent has answered yet.</summary>
    public bool IsVisitorWaiting { get; private set; }

    /// <summary>The oldest visitor's message that no agent has answered; a chatbot's answer does not count.</summary>
    public DateTimeOffset? VisitorWaitingSince { get; private set; }

    /// <summary>Whether it was already told as abandoned since it was last opened.</summary>
    public bool IsAbandoned { get; private set; }

    /// <summary>When anybody last wrote, or the opening; a side's silence starts here.</summary>
    public DateTimeOffset LastActivityAt { get; private set; }

    public DateTimeOffset LastVisitorActivityAt { get; private set; }
    public DateTimeOffset LastAgentActivityAt { get; private set; }
    public DateTimeOffset LastBotActivityAt { get; private set; }

    /// <summary>Channel, department, agent, bot, page, tags, attributes and rating, as JSON.</summary>
    public string Details { get; private set; } = "{}";
}
