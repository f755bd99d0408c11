using Supsis.Portal.Conversations;

namespace Supsis.Portal.Triggers;

/// <summary>How long whose silence must last; triggers with equal thresholds share their events.</summary>
internal readonly record struct SilenceThreshold(int Minutes, SilentParty Party)
{
    public TimeSpan Length => TimeSpan.FromMinutes(Minutes);

    /// <summary>Where the present silence began: the side's last message, or the opening.</summary>
    public DateTimeOffset Since(ConversationState conversation) => Party switch
    {
        SilentParty.Visitor => conversation.LastVisitorActivityAt,
        SilentParty.Agent => conversation.LastAgentActivityAt,
        SilentParty.Bot => conversation.LastBotActivityAt,
        _ => conversation.LastActivityAt,
    };
}
