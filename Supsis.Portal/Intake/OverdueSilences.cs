using Supsis.Portal.Conversations;
using Supsis.Portal.Triggers;

namespace Supsis.Portal.Intake;

/// <summary>A silence that an event begins and that is over its threshold already when the event is received: due at receipt, told in the same transaction.</summary>
internal static class OverdueSilences
{
    public static void Fire(EventFirer firer, Recording recording, ConversationState conversation, Dictionary<SilenceThreshold, DateTimeOffset?>? before)
    {
        if (before is null || !conversation.IsOpen)
        {
            return;
        }

        foreach (var (threshold, sinceBefore) in before)
        {
            if (threshold.Since(conversation) is { } since && since != sinceBefore && threshold.DueAt(since, recording.Rules!.Calendar) <= recording.Now)
            {
                firer.FireSilence(recording, conversation, threshold, since, recording.Now);
            }
        }
    }

    /// <summary>Where every silence that somebody asks for began before the event; null when nobody asks. An unknown conversation has none.</summary>
    public static Dictionary<SilenceThreshold, DateTimeOffset?>? Of(Recording recording, ConversationState? conversation)
    {
        var thresholds = recording.Rules?.Triggers.Thresholds;
        return thresholds?.Any() != true ? null : thresholds.ToDictionary(threshold => threshold, threshold => conversation is null ? null : threshold.Since(conversation));
    }
}
