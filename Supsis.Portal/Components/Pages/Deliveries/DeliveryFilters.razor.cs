using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Supsis.Portal.Access;
using Supsis.Portal.Components.Shared;
using Supsis.Portal.Deliveries;
using Supsis.Portal.Resources;

namespace Supsis.Portal.Components.Pages.Deliveries;

/// <summary>Narrows the log to a text, a webhook, a trigger, a kind of answer or a range of time; the choice goes into the address.</summary>
public sealed partial class DeliveryFilters(
    DeliveryStore store, NavigationManager navigation, DeliveryWords words, RangeWords ranges, IStringLocalizer<DeliveryTexts> text) : ComponentBase
{
    private const string Dates = "dates";

    private IReadOnlyList<DeliveryWebhook> _webhooks = [];
    private LogRange? _shown;
    private bool _isChoosingDates;

    [Parameter, EditorRequired]
    public required WorkspaceContext Workspace { get; set; }

    [Parameter, EditorRequired]
    public LogView View { get; set; } = LogView.Read(null, null, null, null);

    /// <summary>What else can be done with the filters that are on.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    private DeliveryWords Words => words;

    private IStringLocalizer<DeliveryTexts> Text => text;

    private string RangeChoice => _isChoosingDates || View.Range.IsChosen ? Dates : View.Range.Since;

    private List<FilterChip> Chips
    {
        get
        {
            List<FilterChip> chips = [];
            if (View.Webhook.Length > 0)
            {
                chips.Add(new(nameof(View.Webhook), text["Chip", text["Webhook"], _webhooks.FirstOrDefault(webhook => webhook.PublicId == View.Webhook) is { } known ? Name(known) : text["UnknownWebhook"]]));
            }

            if (View.Type.Length > 0)
            {
                chips.Add(new(nameof(View.Type), text["Chip", text["Trigger"], words.Event(View.Type)]));
            }

            if (View.Response.Length > 0)
            {
                chips.Add(new(nameof(View.Response), text["Chip", text["Response"], text[$"Response.{LogView.Responses.Single(known => known.Response == View.Response).Class}"]]));
            }

            if (!View.Range.IsAll)
            {
                chips.Add(new(nameof(View.Range), text["Chip", text["Range"], ranges.Of(View.Range, Workspace.TimeZone)]));
            }

            if (View.Conversation.Length > 0)
            {
                chips.Add(new(nameof(View.Conversation), text["Chip", text["Fact.Conversation"], View.Conversation]));
            }

            if (View.Text.Length > 0)
            {
                chips.Add(new(nameof(View.Text), text["Chip", text["Search"], View.Text]));
            }

            return chips;
        }
    }

    protected override async Task OnInitializedAsync() => _webhooks = await store.ListWebhooksAsync(Workspace.Id, CancellationToken.None);

    protected override void OnParametersSet()
    {
        _isChoosingDates = _isChoosingDates && View.Range == _shown; // what was chosen has arrived
        _shown = View.Range;
    }

    private static string Chosen(ChangeEventArgs change) => change.Value as string ?? "";

    private string Name(DeliveryWebhook webhook) => webhook.IsDeleted ? text["DeletedWebhook", webhook.Name] : webhook.Name;

    private void Remove(FilterChip chip) => Go(chip.Key switch
    {
        nameof(View.Webhook) => View with { Webhook = "" },
        nameof(View.Type) => View with { Type = "" },
        nameof(View.Text) => View with { Text = "" },
        nameof(View.Range) => View with { Range = LogRange.All },
        nameof(View.Conversation) => View with { Conversation = "" },
        _ => View with { Response = "" },
    });

    private void ChooseRange(string choice)
    {
        _isChoosingDates = choice == Dates;
        if (!_isChoosingDates)
        {
            Go(View with { Range = LogRange.Read(choice, null, null) });
        }
    }

    // In place of the address before: "back" leads out of the search and not letter by letter through it.
    private void Search(string typed) => navigation.NavigateTo((View with { Text = typed }).Address(Workspace.Slug), replace: View.Text.Length > 0);

    private void Go(LogView view) => navigation.NavigateTo(view.Address(Workspace.Slug));
}
