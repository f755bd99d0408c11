using Supsis.Portal.Conversations;
using Supsis.Portal.Triggers;

namespace Supsis.Portal.Intake;

/// <summary>A silence that was over its threshold already when the event that began it was received: it is due at receipt.</summary>
internal sealed record LateSilence(Guid WorkspaceId, SilentConversation Silent, SilenceThreshold Threshold, DateTimeOffset ReceivedAt)
{
    /// <summary>Those that an event began in an open conversation. Only the pass tells them, and only if they still last then: the next event of the request may end them.</summary>
    /// <param name="before">What the silences were before the event; null when nobody had heard of the conversation.</param>
    public static IEnumerable<LateSilence> Of(Recording recording, ConversationState conversation, ConversationActivity? before)
    {
        if (recording.Rules is null || !conversation.IsOpen || conversation.Activity == before)
        {
            return [];
        }

        return recording.Rules.Triggers.Thresholds
            .Select(threshold => (Threshold: threshold, Since: threshold.Since(conversation.Activity)))
            .Where(silence => silence.Since is { } since && silence.Threshold.MayBeDueBy(recording.Now, since) && (before is not { } old || silence.Threshold.Since(old) != since))
            .Select(silence => new LateSilence(recording.WorkspaceId, new(conversation.Id, conversation.ExternalId, silence.Since!.Value), silence.Threshold, recording.Now));
    }

    /// <summary>What the events of a conversation may have begun when nobody remembers them one by one.</summary>
    public static IEnumerable<LateSilence> Of(TouchedConversation touched, IEnumerable<SilenceThreshold> thresholds) => thresholds
        .Select(threshold => (Threshold: threshold, Since: threshold.Since(touched.Activity)))
        .Where(silence => silence.Since is { } since && silence.Threshold.MayBeDueBy(touched.ReceivedAt, since))
        .Select(silence => new LateSilence(touched.WorkspaceId, new(touched.Id, touched.ExternalId, silence.Since!.Value), silence.Threshold, touched.ReceivedAt));
}
