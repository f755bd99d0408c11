using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Supsis.Portal.Access;
using Supsis.Portal.Components.Shared;
using Supsis.Portal.Intake;
using Supsis.Portal.Resources;

namespace Supsis.Portal.Components.Pages.Webhooks;

/// <summary>How often what is entered would have fired in the last seven days; asked again a moment after each change, and never in the way of saving.</summary>
public sealed partial class BacktestLine(
    BacktestDesk desk, Formats formats, IStringLocalizer<EditorTexts> text, IStringLocalizer<EventTexts> events, ILogger<BacktestLine> logger) : LiveComponent
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(700);

    private BacktestResult? _result;
    private ITimer? _timer;
    private CancellationTokenSource? _run;
    private string? _asked;
    private bool _isRunning;

    [Parameter, EditorRequired]
    public WebhookForm Form { get; set; } = new();

    [Parameter, EditorRequired]
    public required WorkspaceContext Workspace { get; set; }

    private string Slug => Workspace.Slug;

    private IStringLocalizer<EditorTexts> Text => text;

    private IStringLocalizer<EventTexts> Events => events;

    private Formats Formats => formats;

    /// <summary>Drawn again after every change in the editor: only what decides about firing counts.</summary>
    protected override void OnParametersSet()
    {
        var draft = Form.ToDraft();
        var rules = JsonSerializer.Serialize(new { draft.Triggers, draft.Conditions });
        if (rules == _asked)
        {
            return;
        }

        _asked = rules;
        _run?.Cancel();
        _timer?.Dispose();
        _timer = desk.Clock.CreateTimer(_ => Hop(RunAsync), null, Pause, Timeout.InfiniteTimeSpan);
    }

    protected override void OnLeave()
    {
        _timer?.Dispose();
        _run?.Cancel();
        _run?.Dispose();
    }

    private static IEnumerable<KeywordSpan> SpansOf(BacktestHit hit) => hit is { Start: { } start, Length: { } length } ? [new KeywordSpan(start, length)] : [];

    private async Task RunAsync()
    {
        _run?.Cancel();
        _run?.Dispose();
        var run = _run = CancellationTokenSource.CreateLinkedTokenSource(Leaving);
        _isRunning = true;
        StateHasChanged();
        try
        {
            _result = await desk.RunAsync(Workspace, Form.ToDraft(), run.Token);
        }
        catch (OperationCanceledException)
        {
            return; // something newer is asked already
        }
        catch (Exception exception)
        {
            Log.NotRead(logger, exception);
            _result = null; // it is a help and nothing that anybody waits for
        }

        _isRunning = false;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The backtest failed.")]
        public static partial void NotRead(ILogger logger, Exception exception);
    }
}
