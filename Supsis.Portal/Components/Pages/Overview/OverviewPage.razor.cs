using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Localization;
using Supsis.Portal.Access;
using Supsis.Portal.Components.Shared;
using Supsis.Portal.Deliveries;
using Supsis.Portal.Hosting;
using Supsis.Portal.Intake;
using Supsis.Portal.Resources;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Components.Pages.Overview;

/// <summary>Whether everything arrives: the last day in figures and bars, and what needs somebody's hand.</summary>
public sealed partial class OverviewPage(OverviewDesk desk, FirstStepsStore firstSteps, IStringLocalizer<OverviewTexts> text, ILogger<OverviewPage> logger) : LiveComponent
{
    /// <summary>Bars and sums need not move with every delivery.</summary>
    private static readonly TimeSpan RereadEvery = TimeSpan.FromSeconds(2);

    private OverviewLook _look = OverviewLook.Loading;
    private WorkspaceContext? _workspace;
    private OverviewFigures? _figures;
    private FirstSteps? _steps;
    private IReadOnlyList<WebhookView> _troubles = [];
    private ITimer? _timer;
    private int _isStale;

    [Parameter]
    public string Slug { get; set; } = "";

    [CascadingParameter]
    public Task<AuthenticationState>? Authentication { get; set; }

    /// <summary>As the browser said when the page was loaded; see <see cref="HiddenStepsCookie"/>.</summary>
    [CascadingParameter(Name = "HiddenSteps")]
    public string HiddenSteps { get; set; } = "";

    private IStringLocalizer<OverviewTexts> Text => text;

    private bool HasStepsLeft => _steps is { IsComplete: false };

    private bool ShowsSteps => HasStepsLeft && !HiddenStepsCookie.Hides(HiddenSteps, Slug);

    protected override async Task OnParametersSetAsync()
    {
        if (_workspace?.Slug == Slug)
        {
            return;
        }

        _workspace = await desk.FindWorkspaceAsync((await Authentication!).User, Slug, Leaving);
        if (_workspace is null)
        {
            _look = OverviewLook.Missing;
            return;
        }

        Listen(desk.Subscribe(_workspace.Id, () => Interlocked.Exchange(ref _isStale, 1)));
        _timer ??= desk.Clock.CreateTimer(_ => RereadIfStale(), null, RereadEvery, RereadEvery);
        await LoadAsync();
    }

    protected override void OnLeave() => _timer?.Dispose();

    private void RereadIfStale()
    {
        // A step may be done where nothing is delivered: a key is made, the first event comes in.
        if (Interlocked.Exchange(ref _isStale, 0) == 1 || ShowsSteps)
        {
            Hop(LoadAsync);
        }
    }

    private async Task LoadAsync()
    {
        try
        {
            var all = await desk.ListAsync(_workspace!.Id, Leaving);
            _troubles = [.. all.Where(webhook => webhook.IsInTrouble || webhook.State != WebhookState.Active)];
            _figures = await desk.ReadAsync(_workspace.Id, Leaving);
            _steps = _steps is { IsComplete: true } ? _steps : await firstSteps.ReadAsync(_workspace.Id, Leaving);
            _look = all.Count == 0 ? OverviewLook.Empty : OverviewLook.Ready;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Log.NotRead(logger, exception);
            _look = OverviewLook.Failed;
        }
    }

    private string Address(string page) => PortalRoutes.InWorkspace(Slug, page);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "The overview could not be read.")]
        public static partial void NotRead(ILogger logger, Exception exception);
    }
}
