using Supsis.Portal.Conversations;

namespace Supsis.Portal.Triggers;

/// <summary>How long whose silence must last; triggers with equal thresholds share their events.</summary>
internal readonly record struct SilenceThreshold(int Minutes, WaitedFor WaitedFor, bool InBusinessHours)
{
    private TimeSpan Length => TimeSpan.FromMinutes(Minutes);

    public static SilenceThreshold Of(TriggerDefinition trigger) => new(
        trigger.Minutes!.Value,
        trigger.SilentParty switch
        {
            SilentParty.Visitor => WaitedFor.Visitor,
            SilentParty.Agent => WaitedFor.Agent,
            SilentParty.Bot => WaitedFor.Bot,
            SilentParty.Anyone => WaitedFor.Anyone,
            _ => WaitedFor.Answer,
        },
        trigger.BusinessHoursOnly == true);

    /// <summary>When a silence that began at <paramref name="since"/> has lasted long enough.</summary>
    public DateTimeOffset DueAt(DateTimeOffset since, BusinessCalendar calendar) => InBusinessHours ? calendar.After(since, Length) : since + Length;

    /// <summary>The latest beginning of a silence that has lasted long enough at <paramref name="now"/>.</summary>
    public DateTimeOffset BegunBy(DateTimeOffset now, BusinessCalendar calendar) => InBusinessHours ? calendar.Before(now, Length) : now - Length;

    /// <summary>Whether it can be due by then at all: business hours only make it later.</summary>
    public bool MayBeDueBy(DateTimeOffset now, DateTimeOffset since) => now - since >= Length;

    /// <summary>Where the present silence began: the side's last message, or the opening. Null when nobody is waited for.</summary>
    public DateTimeOffset? Since(ConversationActivity activity) => WaitedFor switch
    {
        WaitedFor.Visitor => activity.Visitor,
        WaitedFor.Agent => activity.Agent,
        WaitedFor.Bot => activity.Bot,
        WaitedFor.Answer => activity.VisitorWaiting,
        _ => activity.Anyone,
    };
}
