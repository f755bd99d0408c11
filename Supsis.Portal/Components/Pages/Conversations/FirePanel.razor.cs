using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Localization;
using Radzen;
using Supsis.Portal.Access;
using Supsis.Portal.Components.Pages.Webhooks;
using Supsis.Portal.Components.Shared;
using Supsis.Portal.Deliveries;
using Supsis.Portal.Hosting;
using Supsis.Portal.Intake;
using Supsis.Portal.Resources;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Components.Pages.Conversations;

/// <summary>Fires a rule for the conversation on the screen, as a test or for real.</summary>
public sealed partial class FirePanel(ConversationActs acts, TriggerWords words, DialogService dialogs, IStringLocalizer<ConversationTexts> text) : ComponentBase
{
    private WebhookTestResult? _test;
    private string? _notice;
    private string _testedUrl = "";
    private int _chosen;
    private bool _isBusy;

    [Parameter, EditorRequired]
    public required WorkspaceContext Workspace { get; set; }

    /// <summary>The producer's id.</summary>
    [Parameter, EditorRequired]
    public string ConversationId { get; set; } = "";

    [Parameter]
    public IReadOnlyList<WebhookView> Webhooks { get; set; } = [];

    [CascadingParameter]
    public Task<AuthenticationState>? Authentication { get; set; }

    private IStringLocalizer<ConversationTexts> Text => text;

    private List<(WebhookView Webhook, int Trigger)> Choices =>
        [.. Webhooks.Where(webhook => webhook.State != WebhookState.Disabled).SelectMany(webhook => webhook.Triggers.Select((_, index) => (webhook, index)))];

    private async Task FireAsync(bool isTest)
    {
        // A second click can be on its way before the button looks disabled.
        if (_isBusy || Choices.ElementAtOrDefault(_chosen) is not { Webhook: { } webhook, Trigger: var trigger })
        {
            return;
        }

        _isBusy = true;
        (_notice, _test) = (null, null);
        try
        {
            if (isTest || await dialogs.AskAsync(text["Fire.Question", webhook.Name], text["Fire.Consequence"], text["Fire.Real"]))
            {
                await FireNowAsync(webhook, new HandFiringOrder(Workspace.Id, ConversationId, webhook.Id, trigger, isTest));
            }
        }
        catch (Exception failure) when (StorageNotice.KeyOf(failure) is not null)
        {
            _notice = text["Fire.NotStored"];
        }
        finally
        {
            _isBusy = false;
        }
    }

    private async Task FireNowAsync(WebhookView webhook, HandFiringOrder order)
    {
        var firing = await acts.FireAsync((await Authentication!).User, order);
        (_test, _testedUrl) = (firing?.Test, webhook.Url);
        _notice = firing switch
        {
            null => text["Fire.NoRight"].Value,
            { Outcome: HandFiringOutcome.Done, Test: not null } => null,
            _ => text[$"Fire.{firing.Outcome}"].Value,
        };
    }
}
