namespace Supsis.Portal.Conversations;

/// <summary>A conversation in the hands of the writer: events change it, the row follows in the same transaction.</summary>
internal sealed class ConversationState
{
    public required Guid Id { get; init; }
    public required Guid WorkspaceId { get; init; }
    public required string ExternalId { get; init; }
    public required long Number { get; init; }
    public VisitorState? Visitor { get; set; }
    public ConversationStatus Status { get; set; }
    public DateTimeOffset StartedAt { get; set; }
    public DateTimeOffset? EndedAt { get; set; }
    public long LastSequence { get; set; }
    public int MessagesByVisitor { get; set; }
    public int MessagesByAgent { get; set; }
    public int MessagesByBot { get; set; }
    public DateTimeOffset? FirstResponseAt { get; set; }
    public bool IsVisitorWaiting { get; set; }

    /// <summary>The oldest visitor's message that no agent has answered; null when none waits. A chatbot's answer does not count.</summary>
    public DateTimeOffset? VisitorWaitingSince { get; set; }

    public bool IsAbandoned { get; set; }
    public DateTimeOffset LastActivityAt { get; set; }
    public DateTimeOffset LastVisitorActivityAt { get; set; }
    public DateTimeOffset LastAgentActivityAt { get; set; }
    public DateTimeOffset LastBotActivityAt { get; set; }

    public ConversationDetails Details
    {
        get;
        set
        {
            if (!ReferenceEquals(field, value))
            {
                (field, DetailsJson) = (value, null);
            }
        }
    } = ConversationDetails.Unknown;

    /// <summary>The details as they are stored; null until somebody writes them.</summary>
    public string? DetailsJson { get; set; }

    /// <summary>The activity that its row holds; null while it has none.</summary>
    public ConversationActivity? Stored { get; set; }

    public ConversationActivity Activity => new(Status, LastActivityAt, LastVisitorActivityAt, LastAgentActivityAt, LastBotActivityAt, VisitorWaitingSince);

    public bool IsOpen => Status != ConversationStatus.Ended;

    public static ConversationState Open(Guid id, Guid workspaceId, string externalId, long number, DateTimeOffset at)
    {
        var opened = new ConversationState { Id = id, WorkspaceId = workspaceId, ExternalId = externalId, Number = number };
        opened.StartAt(at);
        return opened;
    }

    /// <summary>Its first event happened then.</summary>
    public void StartAt(DateTimeOffset at)
    {
        StartedAt = at;
        RestartSilence(at);
    }

    /// <summary>As it stands now; what happens later does not show in it.</summary>
    public ConversationState Copy() => (ConversationState)MemberwiseClone();

    public void End(DateTimeOffset at) => (Status, EndedAt) = (ConversationStatus.Ended, at);

    /// <summary>Open again: every side's silence starts anew, as at an opening, and nobody has been kept waiting while it was over.</summary>
    public void Reopen(DateTimeOffset at)
    {
        (Status, EndedAt, IsAbandoned, VisitorWaitingSince) = (ConversationStatus.Open, null, false, null);
        RestartSilence(at);
    }

    /// <summary>Counts a message and moves the activity of whoever wrote it, never backwards. The portal's own words (system) count for nobody.</summary>
    public void Hear(AuthorKind author, DateTimeOffset at)
    {
        switch (author)
        {
            case AuthorKind.Visitor:
                MessagesByVisitor++;
                var isAnswered = MessagesByAgent > 0 && at < LastAgentActivityAt; // one that comes late may be older than its answer
                IsVisitorWaiting |= !isAnswered && !(MessagesByBot > 0 && at < LastBotActivityAt);
                VisitorWaitingSince ??= isAnswered ? null : at;
                LastVisitorActivityAt = Later(LastVisitorActivityAt, at);
                break;
            case AuthorKind.Agent:
                MessagesByAgent++;
                IsVisitorWaiting &= at < LastVisitorActivityAt;
                FirstResponseAt ??= at;
                VisitorWaitingSince = VisitorWaitingSince > at ? VisitorWaitingSince : null; // one that comes late may be older than the question
                LastAgentActivityAt = Later(LastAgentActivityAt, at);
                break;
            case AuthorKind.Bot:
                MessagesByBot++;
                IsVisitorWaiting &= at < LastVisitorActivityAt;
                LastBotActivityAt = Later(LastBotActivityAt, at);
                break;
            default:
                return;
        }

        LastActivityAt = Later(LastActivityAt, at);
    }

    private void RestartSilence(DateTimeOffset at)
    {
        LastActivityAt = Later(LastActivityAt, at);
        LastVisitorActivityAt = Later(LastVisitorActivityAt, at);
        LastAgentActivityAt = Later(LastAgentActivityAt, at);
        LastBotActivityAt = Later(LastBotActivityAt, at);
    }

    private static DateTimeOffset Later(DateTimeOffset known, DateTimeOffset at) => at > known ? at : known;
}
