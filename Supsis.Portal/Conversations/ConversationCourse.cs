namespace Supsis.Portal.Conversations;

/// <summary>The state machine of a conversation: what an event makes of it, and what follows. It knows no database, so that the past can be played again.</summary>
/// <remarks>An opening or reopening stands before its cause, a first response and an end after it.</remarks>
internal static class ConversationCourse
{
    /// <summary>Takes an event into a conversation that has learnt its details already.</summary>
    /// <param name="before">How the conversation stood before; null when nobody had heard of it.</param>
    /// <param name="at">When it happened: never later than its receipt.</param>
    public static void Follow(ConversationState conversation, IncomingEvent incoming, ConversationBefore? before, DateTimeOffset at, ICourseWitness witness)
    {
        Open(conversation, incoming, isKnown: before is not null, at, witness);
        var wasEnded = !conversation.IsOpen;
        var wasAnswered = conversation.FirstResponseAt is not null;
        Move(conversation, incoming, at);
        var changes = before is null ? [] : ConversationChanges.Between(before.Details, conversation.Details, before.Status, conversation.Status);
        var isNews = IsNews(incoming.Type, isKnown: before is not null, wasEnded, conversation);
        conversation.IsAbandoned |= incoming.Type == EventCatalog.ConversationAbandoned;
        witness.Told(conversation, incoming, changes, isNews);
        if (!wasAnswered && conversation.FirstResponseAt is not null)
        {
            witness.Derived(conversation, EventCatalog.FirstResponse, at);
        }

        Close(conversation, incoming, wasEnded, at, witness);
    }

    /// <summary>Derives the opening of an unknown conversation and the reopening of an ended one, where the producer does not say so itself.</summary>
    private static void Open(ConversationState conversation, IncomingEvent incoming, bool isKnown, DateTimeOffset at, ICourseWitness witness)
    {
        if (!isKnown)
        {
            if (incoming.Type != EventCatalog.ConversationStarted)
            {
                witness.Derived(conversation, EventCatalog.ConversationStarted, at);
            }
        }
        else if (!conversation.IsOpen && Reopens(incoming))
        {
            conversation.Reopen(at);
            witness.Derived(conversation, EventCatalog.ConversationReopened, at);
        }
    }

    private static void Move(ConversationState conversation, IncomingEvent incoming, DateTimeOffset at)
    {
        if (incoming.Type == EventCatalog.ConversationStarted && at < conversation.StartedAt)
        {
            conversation.StartedAt = at;
        }

        var status = StatusAfter(conversation, incoming);
        if (status != ConversationStatus.Ended)
        {
            if (!conversation.IsOpen)
            {
                conversation.Reopen(at);
            }

            conversation.Status = status;
        }
        else if (conversation.IsOpen)
        {
            conversation.End(at);
        }

        if (incoming.Type == EventCatalog.MessageCreated)
        {
            conversation.Hear(incoming.Message!.Author!.Kind, at);
        }
    }

    private static ConversationStatus StatusAfter(ConversationState conversation, IncomingEvent incoming) => incoming.Type.Key switch
    {
        "conversation.ended" => ConversationStatus.Ended,
        "conversation.reopened" => incoming.Conversation.Status ?? ConversationStatus.Open,
        "conversation.started" when !conversation.IsOpen => ConversationStatus.Ended, // it comes late, and what it says of the status is past
        _ => incoming.Conversation.Status ?? conversation.Status,
    };

    /// <summary>A repeated opening, end, reopening or abandonment is stored and fires nothing.</summary>
    private static bool IsNews(EventType type, bool isKnown, bool wasEnded, ConversationState conversation) => type.Key switch
    {
        "conversation.started" => !isKnown,
        "conversation.ended" => !wasEnded,
        "conversation.reopened" => wasEnded && conversation.IsOpen,
        "conversation.abandoned" => !conversation.IsAbandoned,
        _ => true,
    };

    /// <summary>Derives the end that a changed status means, and the abandonment that an unanswered end means.</summary>
    private static void Close(ConversationState conversation, IncomingEvent incoming, bool wasEnded, DateTimeOffset at, ICourseWitness witness)
    {
        if (wasEnded || conversation.IsOpen)
        {
            return;
        }

        if (incoming.Type != EventCatalog.ConversationEnded)
        {
            witness.Derived(conversation, EventCatalog.ConversationEnded, at);
        }

        if (conversation.IsVisitorWaiting && !conversation.IsAbandoned)
        {
            conversation.IsAbandoned = true;
            witness.Derived(conversation, EventCatalog.ConversationAbandoned, at);
        }
    }

    /// <summary>Whether it opens an ended conversation without saying so by its type: the visitor writes again, or it says that the status is another.</summary>
    private static bool Reopens(IncomingEvent incoming) => incoming switch
    {
        { Type.Key: "conversation.started" or "conversation.ended" or "conversation.reopened" } => false,
        { Conversation.Status: { } status } => status != ConversationStatus.Ended,
        _ => incoming.Type == EventCatalog.MessageCreated && incoming.Message!.Author!.Kind == AuthorKind.Visitor,
    };
}
