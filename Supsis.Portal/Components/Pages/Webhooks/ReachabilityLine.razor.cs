using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Localization;
using Supsis.Portal.Components.Shared;
using Supsis.Portal.Deliveries;
using Supsis.Portal.Resources;

namespace Supsis.Portal.Components.Pages.Webhooks;

/// <summary>Says under the address whether it can be reached, as soon as it has been entered.</summary>
public sealed partial class ReachabilityLine(ReachabilityDesk desk, DeliveryExplanations explanations, Formats formats, IStringLocalizer<EditorTexts> text) : LiveComponent
{
    private Reachability? _answer;
    private CancellationTokenSource? _run;
    private string? _shown;
    private int _asked;
    private bool _isRunning;

    /// <summary>What stands in the field; null while it is no address that could be reached.</summary>
    [Parameter, EditorRequired]
    public string? Address { get; set; }

    /// <summary>Rises when the field is left: only then is somebody waiting for an answer.</summary>
    [Parameter]
    public int Asked { get; set; }

    [Parameter, EditorRequired]
    public Guid WorkspaceId { get; set; }

    [CascadingParameter]
    public Task<AuthenticationState>? Authentication { get; set; }

    private IStringLocalizer<EditorTexts> Text => text;

    private Formats Formats => formats;

    private Explanation? Explanation => _answer is { Error: { } error } ? explanations.OfError(error, null, _shown ?? "", null, null) : null;

    protected override async Task OnParametersSetAsync()
    {
        if (_shown != Address)
        {
            _shown = Address;
            Stop();
        }

        if (_asked != Asked)
        {
            _asked = Asked;
            await RunAsync();
        }
    }

    protected override void OnLeave() => Stop();

    private void Stop()
    {
        _run?.Cancel();
        _run?.Dispose();
        (_run, _answer, _isRunning) = (null, null, false);
    }

    private async Task RunAsync()
    {
        Stop();
        if (Address is not { } address)
        {
            return;
        }

        var run = _run = CancellationTokenSource.CreateLinkedTokenSource(Leaving);
        _isRunning = true;
        try
        {
            var answer = await desk.CheckAsync((await Authentication!).User, WorkspaceId, address, run.Token);
            if (_run == run)
            {
                (_answer, _isRunning) = (answer, false);
            }
        }
        catch (OperationCanceledException)
        {
            // Another address stands there now, or the reader left.
        }
    }
}
