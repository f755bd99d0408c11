using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Localization;
using Supsis.Portal.Access;
using Supsis.Portal.Components.Shared;
using Supsis.Portal.Intake;
using Supsis.Portal.Resources;

namespace Supsis.Portal.Components.Pages.Webhooks;

/// <summary>The body that a ticked status would send, with a real conversation; follows the form a moment after each change.</summary>
public sealed partial class PayloadPreview(
    PreviewDesk desk, IStringLocalizer<EditorTexts> text, IStringLocalizer<EventTexts> events, ILogger<PayloadPreview> logger) : LiveComponent
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    private BodyPreview? _preview;
    private CancellationTokenSource? _run;
    private ITimer? _timer;
    private string? _asked;
    private string? _chosen;
    private string? _shownStatus;
    private bool _isOpen;
    private bool _isUnclear;

    [Parameter, EditorRequired]
    public WebhookForm Form { get; set; } = new();

    [Parameter, EditorRequired]
    public required WorkspaceContext Workspace { get; set; }

    /// <summary>Null for one that was never saved.</summary>
    [Parameter]
    public Guid? WebhookId { get; set; }

    [CascadingParameter]
    public Task<AuthenticationState>? Authentication { get; set; }

    private IStringLocalizer<EditorTexts> Text => text;

    private IStringLocalizer<EventTexts> Events => events;

    private List<StatusForm> Ticked => [.. Form.Statuses.Where(status => status.IsTicked)];

    /// <summary>The chosen one while it is ticked, else the first.</summary>
    private string? Status => (Ticked.Find(status => status.Key == _chosen) ?? Ticked.FirstOrDefault())?.Key;

    /// <summary>Drawn again after every change in the editor: only what the body shows counts.</summary>
    protected override void OnParametersSet()
    {
        var draft = Form.ToDraft();
        var shown = JsonSerializer.Serialize(new { Status, WebhookId, draft.Name, draft.Transcript, draft.TranscriptMessages, Triggers = draft.Triggers!.Where(trigger => trigger.Type == Status) });
        if (shown == _asked)
        {
            return;
        }

        var isFirst = _asked is null;
        _asked = shown;
        _run?.Cancel();
        _timer?.Dispose();
        _timer = desk.Clock.CreateTimer(_ => Hop(RunAsync), null, isFirst ? TimeSpan.Zero : Pause, Timeout.InfiniteTimeSpan);
    }

    protected override void OnLeave()
    {
        _timer?.Dispose();
        _run?.Cancel();
        _run?.Dispose();
    }

    private void Choose(ChangeEventArgs change)
    {
        _chosen = change.Value as string;
        OnParametersSet();
    }

    private async Task RunAsync()
    {
        if (Status is not { } status)
        {
            return;
        }

        _run?.Dispose();
        var run = _run = CancellationTokenSource.CreateLinkedTokenSource(Leaving);
        try
        {
            var (user, draft, webhookId) = ((await Authentication!).User, Form.ToDraft(), WebhookId);

            // The database answers on the caller's thread, and on this one the whole page would wait for it.
            var preview = await Task.Run(() => desk.RenderAsync(user, Workspace, webhookId, draft, status, run.Token), run.Token);
            (_preview, _shownStatus, _isUnclear) = (preview, status, preview is null);
        }
        catch (OperationCanceledException)
        {
            // Something newer is asked already, or the reader left.
        }
        catch (Exception exception)
        {
            Log.NotRendered(logger, exception);
            (_preview, _isUnclear) = (null, false); // it is a help and nothing that anybody waits for
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The preview of a webhook's body failed.")]
        public static partial void NotRendered(ILogger logger, Exception exception);
    }
}
