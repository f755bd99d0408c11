using System.Security.Claims;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Localization;
using Supsis.Portal.Access;
using Supsis.Portal.Deliveries;
using Supsis.Portal.Resources;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Components.Pages.Webhooks;

/// <summary>One webhook in the list.</summary>
public sealed partial class WebhookLine(WebhookActs acts, DisablingWords words, PauseWords pauses, IStringLocalizer<EditorTexts> text) : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private bool _isBusy;

    [Parameter, EditorRequired]
    public required WebhookView Webhook { get; set; }

    /// <summary>Its last 24 hours.</summary>
    [Parameter, EditorRequired]
    public DayFigures Day { get; set; } = DayFigures.None;

    [Parameter, EditorRequired]
    public required WorkspaceContext Workspace { get; set; }

    /// <summary>Something was switched, copied or deleted.</summary>
    [Parameter]
    public EventCallback OnChanged { get; set; }

    [CascadingParameter]
    public Task<AuthenticationState>? Authentication { get; set; }

    [CascadingParameter]
    public TimeZoneInfo? TimeZone { get; set; }

    private IStringLocalizer<EditorTexts> Text => text;

    private bool MayChange => Workspace.May(PortalRole.Manager);

    private string Address => PortalRoutes.InWorkspace(Workspace.Slug, $"webhooks/{Webhook.PublicId}");

    private string Host => Uri.TryCreate(Webhook.Url, UriKind.Absolute, out var url) ? url.Authority : Webhook.Url;

    private string? Reason => Webhook switch
    {
        { State: WebhookState.Disabled, DisabledReason: { } reason } => text[$"Reason.{reason}"].Value,
        _ when pauses.InShort(Webhook, TimeZone) is { } pause => pause,
        _ when Webhook.Standings.Any(standing => standing.IsSuspended) => text["Reason.Suspended"].Value,
        _ when words.InShort(Webhook, TimeZone) is { } warning => warning,
        { IsInTrouble: true, Health.ConsecutiveFailures: > 0 and var failures } => text["Reason.Trouble", failures].Value,
        _ => null,
    };

    private IEnumerable<(string Key, string Icon, Func<ClaimsPrincipal, Task<bool>> Run)> Buttons =>
    [
        ("SendTest", "send", TestAsync),
        Webhook.State switch
        {
            WebhookState.Disabled => ("Enable", "power_settings_new", user => acts.EnableAsync(user, Workspace, Webhook, _leaving.Token)),
            WebhookState.Paused => ("Resume", "play_arrow", user => acts.ResumeAsync(user, Workspace, Webhook)),
            _ => ("Pause", "pause", user => acts.PauseAsync(user, Workspace, Webhook, length => pauses.EndOf(length, Workspace.TimeZone))),
        },
        .. DisableButton,
        ("Duplicate", "content_copy", user => acts.DuplicateAsync(user, Workspace, Webhook)),
        ("Delete", "delete", user => acts.DeleteAsync(user, Workspace, Webhook, _leaving.Token)),
    ];

    private IEnumerable<(string Key, string Icon, Func<ClaimsPrincipal, Task<bool>> Run)> DisableButton =>
        Webhook.State == WebhookState.Disabled ? [] : [("Disable", "block", user => acts.DisableAsync(user, Workspace, Webhook))];

    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }

    private async Task<bool> TestAsync(ClaimsPrincipal user)
    {
        await acts.TestAsync(user, Workspace, Webhook, _leaving.Token);
        return false;
    }

    private async Task RunAsync(Func<ClaimsPrincipal, Task<bool>> run)
    {
        // A second click can be on its way before the button looks disabled.
        if (_isBusy)
        {
            return;
        }

        _isBusy = true;
        try
        {
            if (await run((await Authentication!).User))
            {
                await OnChanged.InvokeAsync();
            }
        }
        catch (OperationCanceledException) when (_leaving.IsCancellationRequested)
        {
            // The reader left meanwhile.
        }
        finally
        {
            _isBusy = false;
        }
    }
}
