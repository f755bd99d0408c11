using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Localization;
using Radzen;
using Supsis.Portal.Access;
using Supsis.Portal.Components.Shared;
using Supsis.Portal.Resources;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Components.Pages.Webhooks;

/// <summary>The signing secret of a saved webhook: shown to whoever asks and may, and replaced by a new one. The audit log remembers both.</summary>
public sealed partial class SecretCard(WebhookDesk desk, DialogService dialogs, Formats formats, TimeProvider clock, IStringLocalizer<EditorTexts> text) : ComponentBase
{
    private static readonly int[] Choices = [24, 1, 168, 0];

    private string? _secret;
    private int _hours = Choices[0];
    private bool _isBusy;
    private bool _isRefused;
    private bool _isRotated;

    [Parameter, EditorRequired]
    public required WebhookView Webhook { get; set; }

    [Parameter, EditorRequired]
    public required WorkspaceContext Workspace { get; set; }

    /// <summary>The webhook has another version now.</summary>
    [Parameter]
    public EventCallback OnChanged { get; set; }

    [CascadingParameter]
    public Task<AuthenticationState>? Authentication { get; set; }

    /// <summary>Moves the countdown on.</summary>
    [CascadingParameter(Name = "Now")]
    public DateTimeOffset? Now { get; set; }

    private IStringLocalizer<EditorTexts> Text => text;

    /// <summary>How much longer the earlier secret signs, in whole minutes; null when it does not.</summary>
    private string? Remaining =>
        Webhook.PreviousSecretEndsAt - clock.GetUtcNow() is { } left && left > TimeSpan.Zero
            ? formats.Duration(TimeSpan.FromMinutes(Math.Ceiling(left.TotalMinutes)))
            : null;

    private Task RevealAsync() => OnceAsync(async () =>
    {
        _secret = await desk.RevealSecretAsync((await Authentication!).User, Workspace.Id, Webhook.Id, CancellationToken.None);
        _isRefused = _secret is null;
    });

    private Task RotateAsync() => OnceAsync(async () =>
    {
        var overlap = TimeSpan.FromHours(_hours);
        var consequence = overlap == TimeSpan.Zero ? text["Rotate.Now"] : text["Rotate.Consequence", formats.Duration(overlap)];
        if (!await dialogs.AskAsync(text["Rotate.Question", Webhook.Name], consequence, text["Rotate"], isDestructive: overlap == TimeSpan.Zero))
        {
            return;
        }

        var answer = await desk.RotateSecretAsync((await Authentication!).User, Workspace.Id, Webhook.Id, overlap);
        _isRotated = answer.Outcome == DeskOutcome.Done;
        _isRefused = !_isRotated;
        if (_isRotated)
        {
            _secret = answer.Secret;
            await OnChanged.InvokeAsync();
        }
    });

    private async Task OnceAsync(Func<Task> act)
    {
        if (_isBusy)
        {
            return;
        }

        _isBusy = true;
        try
        {
            await act();
        }
        finally
        {
            _isBusy = false;
        }
    }
}
