using Microsoft.Extensions.Localization;
using Supsis.Portal.Components.Layout;
using Supsis.Portal.Components.Shared;
using Supsis.Portal.Resources;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Components.Pages.Webhooks;

/// <summary>Until when a webhook is paused, in words and as a moment.</summary>
public sealed class PauseWords(Formats formats, TimeProvider clock, IStringLocalizer<EditorTexts> text)
{
    private static readonly TimeOnly Morning = new(9, 0);

    public DateTimeOffset? EndOf(PauseLength length, TimeZoneInfo zone) => length switch
    {
        PauseLength.Hour => clock.GetUtcNow().AddHours(1),
        PauseLength.FourHours => clock.GetUtcNow().AddHours(4),
        PauseLength.UntilTomorrow => TomorrowMorning(zone),
        _ => null,
    };

    /// <summary>Why nothing is sent.</summary>
    public string InFull(WebhookView webhook, TimeZoneInfo? zone) =>
        webhook.PausedUntil is { } until ? text["Notice.PausedUntil", Moment(until, zone)].Value : text["Notice.Paused"].Value;

    /// <summary>For a line of the list; null while it is not paused for a time.</summary>
    public string? InShort(WebhookView webhook, TimeZoneInfo? zone) => webhook.PausedUntil is { } until ? text["Reason.PausedUntil", Moment(until, zone)].Value : null;

    private string Moment(DateTimeOffset at, TimeZoneInfo? zone) => formats.Relative(at, clock.GetUtcNow(), zone ?? WorkspaceView.DefaultTimeZone);

    private DateTimeOffset TomorrowMorning(TimeZoneInfo zone)
    {
        var tomorrow = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), zone).DateTime).AddDays(1).ToDateTime(Morning);
        return new DateTimeOffset(tomorrow, zone.GetUtcOffset(tomorrow)).ToUniversalTime();
    }
}
