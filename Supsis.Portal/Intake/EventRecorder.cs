using Supsis.Portal.Conversations;
using Supsis.Portal.Data;
using Supsis.Portal.Deliveries;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Intake;

/// <summary>The state machine of a conversation: stores an event, derives what follows from it, and lets both fire.</summary>
/// <remarks>The order of a derived event and its cause is the order of sequence numbers: an opening or reopening stands before its cause, an end after it.</remarks>
internal sealed class EventRecorder(ConversationWriter conversations, EventFirer firer, DeliveryDispatcher dispatcher, LiveRules rules, TimeProvider clock)
{
    public Recording Begin(GroupTransaction transaction, Guid workspaceId) => new(transaction, workspaceId, rules.Of(workspaceId), clock.GetUtcNow());

    public void Record(Recording recording, IncomingEvent incoming)
    {
        var at = recording.ActivityAt(incoming);
        var known = conversations.Find(recording.Transaction, recording.WorkspaceId, incoming.Conversation.Id);
        var conversation = known ?? conversations.Open(recording.Transaction, recording.WorkspaceId, incoming.Conversation.Id, at);
        var silencesBefore = OverdueSilences.Of(recording, known);
        var statusBefore = conversation.Status;
        var detailsBefore = conversation.Details;
        Learn(recording, conversation, incoming);

        Open(recording, conversation, incoming, isKnown: known is not null, at);
        var wasEnded = !conversation.IsOpen;
        Move(conversation, incoming, at);
        var changes = known is null ? [] : ConversationChanges.Between(detailsBefore, conversation.Details, statusBefore, conversation.Status);
        var isNews = IsNews(incoming.Type, isKnown: known is not null, wasEnded, conversation);
        Mark(conversation, incoming.Type);
        firer.Append(recording, conversation, incoming, changes, fires: isNews);

        Close(recording, conversation, incoming, wasEnded, at);
        OverdueSilences.Fire(firer, recording, conversation, silencesBefore);
        recording.Save(conversation);
    }

    public void Committed(Recording? recording)
    {
        if (recording is not null)
        {
            dispatcher.HandOver(recording.Owed);
        }
    }

    public void RolledBack(Recording? recording)
    {
        conversations.Forget(); // what it remembers was never stored
        if (recording is not null)
        {
            dispatcher.TakeBack(recording.Owed);
        }
    }

    private void Learn(Recording recording, ConversationState conversation, IncomingEvent incoming)
    {
        conversation.Details = conversation.Details.With(incoming.Conversation, incoming.Rating);
        if (incoming.Visitor is { } visitor)
        {
            conversations.Meet(recording.Transaction, conversation, visitor);
        }
    }

    /// <summary>Derives the opening of an unknown conversation and the reopening of an ended one, where the producer does not say so itself.</summary>
    private void Open(Recording recording, ConversationState conversation, IncomingEvent incoming, bool isKnown, DateTimeOffset at)
    {
        if (!isKnown)
        {
            if (incoming.Type != EventCatalog.ConversationStarted)
            {
                firer.Derive(recording, conversation, EventCatalog.ConversationStarted, at);
            }
        }
        else if (!conversation.IsOpen && Reopens(incoming))
        {
            conversation.Reopen(at);
            firer.Derive(recording, conversation, EventCatalog.ConversationReopened, at);
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

    private static void Mark(ConversationState conversation, EventType type)
    {
        if (type == EventCatalog.ConversationAbandoned)
        {
            conversation.IsAbandoned = true;
        }
    }

    /// <summary>Derives the end that a changed status means, and the abandonment that an unanswered end means.</summary>
    private void Close(Recording recording, ConversationState conversation, IncomingEvent incoming, bool wasEnded, DateTimeOffset at)
    {
        if (wasEnded || conversation.IsOpen)
        {
            return;
        }

        if (incoming.Type != EventCatalog.ConversationEnded)
        {
            firer.Derive(recording, conversation, EventCatalog.ConversationEnded, at);
        }

        if (conversation.IsVisitorWaiting && !conversation.IsAbandoned)
        {
            conversation.IsAbandoned = true;
            firer.Derive(recording, conversation, EventCatalog.ConversationAbandoned, at);
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
