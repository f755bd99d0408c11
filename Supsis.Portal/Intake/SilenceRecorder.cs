using Supsis.Portal.Conversations;
using Supsis.Portal.Data;
using Supsis.Portal.Triggers;

namespace Supsis.Portal.Intake;

/// <summary>Tells a silence inside the intake's transaction, after asking again whether it still lasts.</summary>
internal sealed class SilenceRecorder(EventRecorder recorder, ConversationWriter conversations, EventFirer firer)
{
    /// <summary>Null when somebody wrote in the meantime, the conversation ended, or nobody asks any more.</summary>
    public Recording? Record(GroupTransaction transaction, Guid workspaceId, SilentConversation silent, SilenceThreshold threshold)
    {
        var recording = recorder.Begin(transaction, workspaceId);
        var conversation = conversations.Find(transaction, workspaceId, silent.ExternalId);
        if (recording.Rules is null || conversation is not { IsOpen: true } || threshold.Since(conversation) != silent.Since)
        {
            return null;
        }

        if (!firer.FireSilence(recording, conversation, threshold, silent.Since, silent.Since + threshold.Length))
        {
            return null;
        }

        recording.Save(conversation);
        return recording;
    }

    public void Committed(Recording? recording) => recorder.Committed(recording);

    public void RolledBack(Recording? recording) => recorder.RolledBack(recording);
}
