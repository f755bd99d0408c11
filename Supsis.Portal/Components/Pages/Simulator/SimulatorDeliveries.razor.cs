using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Supsis.Portal.Access;
using Supsis.Portal.Components.Shared;
using Supsis.Portal.Deliveries;
using Supsis.Portal.Resources;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Components.Pages.Simulator;

/// <summary>Which triggers the simulated conversation fired, and how their deliveries fare, live.</summary>
public sealed partial class SimulatorDeliveries(
    DeliveryStore store, DeliveryFeed feed, WebhookStore webhooks, DeliveryWords words, IStringLocalizer<SimulatorTexts> text) : LiveComponent
{
    private const int Most = 100;

    private IReadOnlyList<DeliveryRow>? _rows;
    private int _active;
    private string? _shown;

    [Parameter, EditorRequired]
    public WorkspaceContext Workspace { get; set; } = null!;

    [Parameter, EditorRequired]
    public string ConversationId { get; set; } = "";

    /// <summary>Something was said already, so that "nothing fired" means no trigger matched.</summary>
    [Parameter]
    public bool HasBegun { get; set; }

    private IStringLocalizer<SimulatorTexts> Text => text;

    private DeliveryWords Words => words;

    protected override async Task OnParametersSetAsync()
    {
        if (_shown == ConversationId)
        {
            return;
        }

        if (_shown is null)
        {
            Listen(feed.Subscribe(Workspace.Id, _ => Hop(LoadAsync)));
        }

        _shown = ConversationId;
        _active = (await webhooks.ListAsync(Workspace.Id, Leaving)).Count(webhook => webhook.State == WebhookState.Active);
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        var asked = ConversationId;
        var slice = await store.ListAsync(Workspace.Id, new DeliveryFilter { ConversationId = asked }, null, Most, Leaving);
        if (asked == ConversationId) // another conversation may have begun meanwhile
        {
            _rows = slice.Rows;
        }
    }

    private string Answer(DeliveryRow row) => words.Next(row) ?? (row.LastStatus, row.LastDurationMs) switch
    {
        ({ } status, { } duration) => $"{status.ToString(CultureInfo.InvariantCulture)} · {words.Duration(duration)}",
        _ when row.AttemptCount > 0 => text["NoAnswer"],
        _ => "",
    };
}
