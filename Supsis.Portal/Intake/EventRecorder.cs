using Supsis.Portal.Conversations;
using Supsis.Portal.Data;
using Supsis.Portal.Deliveries;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Intake;

/// <summary>Stores an event, follows its conversation's course, and lets everything that comes of it fire.</summary>
/// <remarks>The order of a derived event and its cause is the order of sequence numbers.</remarks>
internal sealed class EventRecorder(ConversationWriter conversations, EventFirer firer, DeliveryDispatcher dispatcher, LiveRules rules, TimeProvider clock)
{
    /// <param name="origin">Whose doing it is: behind too many webhooks it fires nothing.</param>
    public Recording Begin(GroupTransaction transaction, Guid workspaceId, LoopOrigin origin) =>
        new(transaction, workspaceId, origin.Depth < LoopGuard.Deepest ? rules.Of(workspaceId) : null, clock.GetUtcNow(), firer) { Origin = origin };

    public void Record(Recording recording, IncomingEvent incoming)
    {
        var at = recording.ActivityAt(incoming);
        var known = conversations.Find(recording.Transaction, recording.WorkspaceId, incoming.Conversation.Id);
        var conversation = known ?? conversations.Open(recording.Transaction, recording.WorkspaceId, incoming.Conversation.Id, at);
        var activityBefore = known?.Activity;
        var before = known is null ? null : new ConversationBefore(known.Details, known.Status);
        Learn(recording, conversation, incoming);

        ConversationCourse.Follow(conversation, incoming, before, at, recording);
        recording.Late.AddRange(LateSilence.Of(recording, conversation, activityBefore));
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
        firer.Forget();
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
}
