using Microsoft.Extensions.Localization;
using Supsis.Portal.Components.Layout;
using Supsis.Portal.Components.Shared;
using Supsis.Portal.Deliveries;
using Supsis.Portal.Resources;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Components.Pages.Webhooks;

/// <summary>Warns that a webhook will be disabled because nothing arrives, and says when.</summary>
public sealed class DisablingWords(DisablingRule rule, Formats formats, TimeProvider clock, IStringLocalizer<EditorTexts> text)
{
    /// <summary>Null while there is nothing to warn of.</summary>
    public string? InFull(WebhookView webhook, TimeZoneInfo? zone) => rule.Of(webhook) switch
    {
        { EarliestAt: { } at } forecast => text["Notice.WillDisable", Moment(forecast.FailingSince, zone), Moment(at, zone)].Value,
        { } forecast => text["Notice.Failing", Moment(forecast.FailingSince, zone)].Value,
        null => null,
    };

    /// <summary>For a line of the list; null when the moment is not known.</summary>
    public string? InShort(WebhookView webhook, TimeZoneInfo? zone) =>
        rule.Of(webhook)?.EarliestAt is { } at ? text["Reason.WillDisable", Moment(at, zone)].Value : null;

    private string Moment(DateTimeOffset at, TimeZoneInfo? zone) => formats.Relative(at, clock.GetUtcNow(), zone ?? WorkspaceView.DefaultTimeZone);
}
