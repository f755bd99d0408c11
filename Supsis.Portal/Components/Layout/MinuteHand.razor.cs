using Microsoft.AspNetCore.Components;

namespace Supsis.Portal.Components.Layout;

/// <summary>Tells everything below it what time it is, twice a minute.</summary>
public sealed partial class MinuteHand(TimeProvider clock) : ComponentBase, IDisposable
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(30);

    private DateTimeOffset _now = clock.GetUtcNow();
    private ITimer? _timer;

    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    public void Dispose() => _timer?.Dispose();

    protected override void OnAfterRender(bool firstRender)
    {
        // Only an interactive page gets here, so a prerendered one starts no timer.
        if (firstRender)
        {
            _timer = clock.CreateTimer(_ => _ = InvokeAsync(Move), null, Step, Step);
        }
    }

    private void Move()
    {
        _now = clock.GetUtcNow();
        StateHasChanged();
    }
}
