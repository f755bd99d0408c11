using Microsoft.AspNetCore.Components;

namespace Supsis.Portal.Components.Shared;

/// <summary>A field that searches by itself when the typing pauses, or at once by Enter.</summary>
public sealed partial class SearchField(TimeProvider clock) : ComponentBase, IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(350);

    private string _typed = "";
    private string _sent = "";
    private ITimer? _timer;

    /// <summary>What is being searched for.</summary>
    [Parameter]
    public string Text { get; set; } = "";

    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    [Parameter]
    public string Hint { get; set; } = "";

    [Parameter]
    public EventCallback<string> OnSearch { get; set; }

    public void Dispose() => _timer?.Dispose();

    protected override void OnParametersSet()
    {
        // What came back is what was sent: somebody may be typing on meanwhile.
        if (Text != _sent)
        {
            (_typed, _sent) = (Text, Text);
        }
    }

    private void Take(ChangeEventArgs change)
    {
        _typed = change.Value as string ?? "";
        _timer?.Dispose();
        _timer = clock.CreateTimer(_ => _ = InvokeAsync(SendSafelyAsync), null, Pause, Timeout.InfiniteTimeSpan);
    }

    private async Task Send()
    {
        _timer?.Dispose();
        if (_typed.Trim() is var wanted && wanted != _sent)
        {
            _sent = wanted;
            await OnSearch.InvokeAsync(wanted);
        }
    }

    private async Task SendSafelyAsync()
    {
        try
        {
            await Send();
        }
        catch (Exception exception)
        {
            await DispatchExceptionAsync(exception);
        }
    }
}
