using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Localization;
using Supsis.Portal.Access;
using Supsis.Portal.Resources;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Components.Pages.Webhooks;

/// <summary>Every webhook of a workspace, how it is doing, and the buttons that switch it.</summary>
public sealed partial class WebhookList(WebhookDesk desk, IStringLocalizer<EditorTexts> text, ILogger<WebhookList> logger) : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private WebhookLook _look = WebhookLook.Loading;
    private WorkspaceContext? _workspace;
    private IReadOnlyList<WebhookView> _webhooks = [];

    [Parameter]
    public string Slug { get; set; } = "";

    [CascadingParameter]
    public Task<AuthenticationState>? Authentication { get; set; }

    private IStringLocalizer<EditorTexts> Text => text;

    private bool MayChange => _workspace?.May(PortalRole.Manager) == true;

    private string NewAddress => PortalRoutes.InWorkspace(Slug, "webhooks/new");

    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        if (_workspace?.Slug != Slug)
        {
            _workspace = await desk.FindWorkspaceAsync((await Authentication!).User, Slug, _leaving.Token);
            if (_workspace is null)
            {
                _look = WebhookLook.Missing;
                return;
            }

            await ReloadAsync();
        }
    }

    private async Task ReloadAsync()
    {
        try
        {
            _webhooks = await desk.ListAsync(_workspace!.Id, _leaving.Token);
            _look = WebhookLook.Ready;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Log.NotRead(logger, exception);
            _look = WebhookLook.Failed;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "The webhooks could not be read.")]
        public static partial void NotRead(ILogger logger, Exception exception);
    }
}
