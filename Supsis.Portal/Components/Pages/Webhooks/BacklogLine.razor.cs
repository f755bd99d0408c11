using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Supsis.Portal.Components.Layout;
using Supsis.Portal.Components.Shared;
using Supsis.Portal.Deliveries;
using Supsis.Portal.Resources;

namespace Supsis.Portal.Components.Pages.Webhooks;

/// <summary>Says how many deliveries wait for a webhook and for about how long, while there are more than a few; kept up to date.</summary>
public sealed partial class BacklogLine(
    BacklogForecast forecast, DeliveryFeed feed, Formats formats, TimeProvider clock, IStringLocalizer<EditorTexts> text) : LiveComponent
{
    /// <summary>Fewer come and go in a moment and are not worth a word.</summary>
    private const int LeastTold = 10;

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    private WaitingBacklog? _backlog;
    private Guid _shown;
    private ITimer? _look;
    private int _isArmed;

    [Parameter, EditorRequired]
    public Guid WorkspaceId { get; set; }

    [Parameter, EditorRequired]
    public Guid WebhookId { get; set; }

    [CascadingParameter]
    public TimeZoneInfo? TimeZone { get; set; }

    private bool IsWorthAWord => _backlog is { Count: >= LeastTold };

    private string Words => _backlog switch
    {
        { HeldUntil: { } until } => text["Backlog.Resting", Count, formats.Relative(until, clock.GetUtcNow(), TimeZone ?? WorkspaceView.DefaultTimeZone)],
        { About: { } about } when about < TimeSpan.FromMinutes(1) => text["Backlog.Soon", Count],
        { About: { } about } => text["Backlog.About", Count, formats.Duration(TimeSpan.FromMinutes(Math.Ceiling(about.TotalMinutes)))],
        _ => text["Backlog.Waiting", Count],
    };

    private string Count => formats.Number(_backlog!.Count) + (_backlog.Count == BacklogForecast.MostCounted ? "+" : "");

    protected override async Task OnParametersSetAsync()
    {
        if (_shown != WebhookId)
        {
            _shown = WebhookId;
            _look ??= clock.CreateTimer(_ => Hop(LookAsync), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            Listen(feed.Subscribe(WorkspaceId, _ => LookSoon()));
            await LookAsync();
        }
    }

    protected override void OnLeave() => _look?.Dispose();

    // Once a second at most, however much is delivered; and never when nothing is.
    private void LookSoon()
    {
        if (Interlocked.Exchange(ref _isArmed, 1) == 0)
        {
            _look!.Change(BetweenLooks, Timeout.InfiniteTimeSpan);
        }
    }

    private async Task LookAsync()
    {
        Volatile.Write(ref _isArmed, 0);
        _backlog = await forecast.OfAsync(WorkspaceId, WebhookId, Leaving);
    }
}
