using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Localization;
using Supsis.Portal.Access;
using Supsis.Portal.Components.Shared;
using Supsis.Portal.Deliveries;
using Supsis.Portal.Resources;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Components.Pages.Webhooks;

/// <summary>Every webhook of a workspace, how it is doing at this moment, and the buttons that switch it.</summary>
public sealed partial class WebhookList(WebhookDesk desk, WebhookOutlook outlook, IStringLocalizer<EditorTexts> text, ILogger<WebhookList> logger) : LiveComponent
{
    private WebhookLook _look = WebhookLook.Loading;
    private WorkspaceContext? _workspace;
    private IReadOnlyList<WebhookView> _webhooks = [];
    private IReadOnlyDictionary<Guid, DayFigures> _days = new Dictionary<Guid, DayFigures>();
    private bool _isReading;
    private bool _isStale;

    [Parameter]
    public string Slug { get; set; } = "";

    [CascadingParameter]
    public Task<AuthenticationState>? Authentication { get; set; }

    private IStringLocalizer<EditorTexts> Text => text;

    private bool MayChange => _workspace?.May(PortalRole.Manager) == true;

    private string NewAddress => PortalRoutes.InWorkspace(Slug, "webhooks/new");

    protected override async Task OnParametersSetAsync()
    {
        if (_workspace?.Slug != Slug)
        {
            _workspace = await desk.FindWorkspaceAsync((await Authentication!).User, Slug, Leaving);
            if (_workspace is null)
            {
                _look = WebhookLook.Missing;
                return;
            }

            // First, or what changes between reading and listening would be missed.
            Listen(outlook.Subscribe(_workspace.Id, () => Hop(ReloadAsync)));
            await ReloadAsync();
        }
    }

    /// <summary>One reading at a time; news that come meanwhile are read once, afterwards.</summary>
    private async Task ReloadAsync()
    {
        _isStale = true;
        if (_isReading)
        {
            return;
        }

        _isReading = true;
        try
        {
            while (_isStale)
            {
                _isStale = false;
                await ReadAsync();
            }
        }
        finally
        {
            _isReading = false;
        }
    }

    private async Task ReadAsync()
    {
        try
        {
            (_webhooks, _days) = await outlook.ReadAsync(_workspace!.Id, Leaving);
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
