using Microsoft.AspNetCore.Components;
using Supsis.Portal.Triggers;

namespace Supsis.Portal.Components.Pages.Settings;

/// <summary>The days on which the company is closed altogether.</summary>
public sealed partial class HolidayList : ComponentBase
{
    private DateOnly? _new;
    private bool _isFull;

    [Parameter, EditorRequired]
    public SortedSet<DateOnly>? Days { get; set; }

    [Parameter, EditorRequired]
    public TimeZoneInfo? Zone { get; set; }

    [Parameter]
    public EventCallback OnChanged { get; set; }

    private DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(Clock.GetUtcNow(), Zone!).DateTime);

    private async Task AddAsync()
    {
        _isFull = _new is { } day && !Days!.Contains(day) && Days.Count >= BusinessHoursCheck.MostHolidays;
        if (_new is { } wanted && !_isFull)
        {
            _new = null;
            await ChangeAsync(() => Days!.Add(wanted));
        }
    }

    private Task ChangeAsync(Action change)
    {
        change();
        _isFull &= Days!.Count >= BusinessHoursCheck.MostHolidays;
        return OnChanged.InvokeAsync();
    }
}
