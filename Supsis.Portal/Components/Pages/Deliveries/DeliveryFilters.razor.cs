using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Supsis.Portal.Components.Shared;
using Supsis.Portal.Deliveries;
using Supsis.Portal.Resources;

namespace Supsis.Portal.Components.Pages.Deliveries;

/// <summary>Narrows the log to a text, a webhook, a trigger or a kind of answer; the choice goes into the address.</summary>
public sealed partial class DeliveryFilters(DeliveryStore store, NavigationManager navigation, DeliveryWords words, IStringLocalizer<DeliveryTexts> text)
    : ComponentBase
{
    private IReadOnlyList<DeliveryWebhook> _webhooks = [];

    [Parameter, EditorRequired]
    public Guid WorkspaceId { get; set; }

    [Parameter, EditorRequired]
    public string Slug { get; set; } = "";

    [Parameter, EditorRequired]
    public LogView View { get; set; } = LogView.Read(null, null, null, null);

    private DeliveryWords Words => words;

    private IStringLocalizer<DeliveryTexts> Text => text;

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

    protected override async Task OnInitializedAsync() => _webhooks = await store.ListWebhooksAsync(WorkspaceId, CancellationToken.None);

    private static string Chosen(ChangeEventArgs change) => change.Value as string ?? "";

    private string Name(DeliveryWebhook webhook) => webhook.IsDeleted ? text["DeletedWebhook", webhook.Name] : webhook.Name;

    private void Remove(FilterChip chip) => Go(chip.Key switch
    {
        nameof(View.Webhook) => View with { Webhook = "" },
        nameof(View.Type) => View with { Type = "" },
        nameof(View.Text) => View with { Text = "" },
        nameof(View.Conversation) => View with { Conversation = "" },
        _ => View with { Response = "" },
    });

    // In place of the address before: "back" leads out of the search and not letter by letter through it.
    private void Search(string typed) => navigation.NavigateTo((View with { Text = typed }).Address(Slug), replace: View.Text.Length > 0);

    private void Go(LogView view) => navigation.NavigateTo(view.Address(Slug));
}
