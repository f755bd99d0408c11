using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Localization;
using Supsis.Portal.Access;
using Supsis.Portal.Resources;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Components.Pages.Webhooks;

/// <summary>Says that a webhook does not send, why, and has the button that makes it send again; or that it will be disabled, and when.</summary>
public sealed partial class StateNotice(WebhookActs acts, DisablingWords words, PauseWords pauses, IStringLocalizer<EditorTexts> text) : ComponentBase
{
    private bool _isBusy;

    [Parameter, EditorRequired]
    public required WebhookView Webhook { get; set; }

    [Parameter, EditorRequired]
    public required WorkspaceContext Workspace { get; set; }

    [Parameter]
    public EventCallback OnChanged { get; set; }

    [CascadingParameter]
    public Task<AuthenticationState>? Authentication { get; set; }

    [CascadingParameter]
    public TimeZoneInfo? TimeZone { get; set; }

    private IStringLocalizer<EditorTexts> Text => text;

    private string? Warning => words.InFull(Webhook, TimeZone);

    private bool MayChange => Workspace.May(PortalRole.Manager);

    private async Task SwitchAsync()
    {
        if (_isBusy)
        {
            return;
        }

        _isBusy = true;
        try
        {
            var user = (await Authentication!).User;
            var isDone = Webhook.State == WebhookState.Paused
                ? await acts.ResumeAsync(user, Workspace, Webhook)
                : await acts.EnableAsync(user, Workspace, Webhook, CancellationToken.None);
            if (isDone)
            {
                await OnChanged.InvokeAsync();
            }
        }
        finally
        {
            _isBusy = false;
        }
    }
}
