using Microsoft.AspNetCore.Components;

namespace Supsis.Portal.Components.Pages.Deliveries;

/// <summary>Two instants by the workspace's clock between which the log is shown; either may be left open.</summary>
public sealed partial class RangeFields : ComponentBase
{
    private LogRange? _shown;
    private DateTime? _from;
    private DateTime? _to;
    private string? _problem;

    [Parameter, EditorRequired]
    public LogRange Range { get; set; } = LogRange.All;

    [Parameter, EditorRequired]
    public TimeZoneInfo Zone { get; set; } = TimeZoneInfo.Utc;

    [Parameter]
    public EventCallback<LogRange> OnChoose { get; set; }

    protected override void OnParametersSet()
    {
        if (Range != _shown)
        {
            _shown = Range;
            _problem = null;
            Fill(Clock.GetUtcNow());
        }
    }

    // Begins with what is shown already; with all, by what is asked for most: today.
    private void Fill(DateTimeOffset now)
    {
        var today = Local(now)!.Value.Date;
        (_from, _to) = Range switch
        {
            { IsAll: true } => ((DateTime?)today, (DateTime?)today.AddDays(1)),
            { IsChosen: true } => (Local(Range.From), Local(Range.To)),
            _ => (Local(Range.StartAt(now)), Local(now.AddMinutes(1))),
        };
    }

    private async Task ChooseAsync()
    {
        var (from, to) = (Instant(_from), Instant(_to));
        _problem = (from, to) switch
        {
            _ when IsImpossible(_from) || IsImpossible(_to) => "Range.Impossible",
            (null, null) => "Range.Missing",
            _ when from >= to => "Range.Backwards",
            _ => null,
        };
        if (_problem is null)
        {
            await OnChoose.InvokeAsync(LogRange.Between(from, to));
        }
    }

    // To the minute, as the fields show it.
    private DateTime? Local(DateTimeOffset? at) => at is { } known && TimeZoneInfo.ConvertTime(known, Zone).DateTime is var local
        ? local.AddTicks(-(local.Ticks % TimeSpan.TicksPerMinute))
        : null;

    // An hour that a change of clocks skips is read as the one after it.
    private DateTimeOffset? Instant(DateTime? local) => local is { } known && !IsImpossible(known)
        ? new DateTimeOffset(known, Zone.GetUtcOffset(known)).ToUniversalTime()
        : null;

    private static bool IsImpossible(DateTime? local) => local is { } known && !LogRange.IsPossible(new DateTimeOffset(known, TimeSpan.Zero));
}
