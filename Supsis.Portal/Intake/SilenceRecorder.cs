using Supsis.Portal.Conversations;
using Supsis.Portal.Data;
using Supsis.Portal.Triggers;

namespace Supsis.Portal.Intake;

/// <summary>Tells a silence inside the intake's transaction, after asking again whether it still lasts.</summary>
internal sealed class SilenceRecorder(EventRecorder recorder, ConversationWriter conversations, EventFirer firer)
{
    public Recording Begin(GroupTransaction transaction, Guid workspaceId) => recorder.Begin(transaction, workspaceId, origin: default);

    /// <summary>Does nothing when somebody wrote in the meantime, the conversation ended, nobody asks any more, or other business hours hold.</summary>
    /// <param name="earliest">It is due no sooner, though its time be over: when it was received.</param>
    public void Record(Recording recording, SilentConversation silent, SilenceThreshold threshold, DateTimeOffset earliest)
    {
        var conversation = conversations.Find(recording.Transaction, recording.WorkspaceId, silent.ExternalId);
        if (recording.Rules is null || conversation is not { IsOpen: true } || threshold.Since(conversation.Activity) != silent.Since)
        {
            return;
        }

        var due = threshold.DueAt(silent.Since, recording.Rules.Calendar);
        var dueAt = due > earliest ? due : earliest;
        if (dueAt <= recording.Now && firer.FireSilence(recording, conversation, threshold, silent.Since, dueAt))
        {
            recording.Save(conversation);
        }
    }

    public void Committed(Recording? recording) => recorder.Committed(recording);

    public void RolledBack(Recording? recording) => recorder.RolledBack(recording);
}
