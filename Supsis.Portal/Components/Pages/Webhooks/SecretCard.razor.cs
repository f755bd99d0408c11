using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Localization;
using Supsis.Portal.Access;
using Supsis.Portal.Resources;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Components.Pages.Webhooks;

/// <summary>The signing secret of a saved webhook, shown to whoever asks and may; the audit log remembers it.</summary>
public sealed partial class SecretCard(WebhookDesk desk, IStringLocalizer<EditorTexts> text) : ComponentBase
{
    private string? _secret;
    private bool _isBusy;
    private bool _isRefused;

    [Parameter, EditorRequired]
    public required WebhookView Webhook { get; set; }

    [Parameter, EditorRequired]
    public required WorkspaceContext Workspace { get; set; }

    [CascadingParameter]
    public Task<AuthenticationState>? Authentication { get; set; }

    private IStringLocalizer<EditorTexts> Text => text;

    private async Task RevealAsync()
    {
        if (_isBusy)
        {
            return;
        }

        _isBusy = true;
        try
        {
            _secret = await desk.RevealSecretAsync((await Authentication!).User, Workspace.Id, Webhook.Id, CancellationToken.None);
            _isRefused = _secret is null;
        }
        finally
        {
            _isBusy = false;
        }
    }
}
