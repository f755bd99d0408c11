using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Supsis.Portal.Conversations;
using Supsis.Portal.Resources;
using Supsis.Portal.Triggers;

namespace Supsis.Portal.Components.Pages.Events;

/// <summary>Everything that can happen in a conversation and be sent: in plain words, and for the developer with sample, schema and code.</summary>
public sealed partial class EventList(NavigationManager navigation, IStringLocalizer<CatalogTexts> text, IStringLocalizer<EventTexts> events) : ComponentBase
{
    private string _search = "";
    private List<IGrouping<EventGroup, EventType>> _groups = [];

    [Parameter]
    public string Slug { get; set; } = "";

    [SupplyParameterFromQuery(Name = "q")]
    public string? Query { get; set; }

    private IStringLocalizer<CatalogTexts> Text => text;

    private IStringLocalizer<EventTexts> Events => events;

    private string Found => _search.Length == 0 ? "" : text["Found", _groups.Sum(group => group.Count())];

    protected override void OnParametersSet() => Show(Query ?? "");

    private void Narrow(ChangeEventArgs typed) => Show(typed.Value as string ?? "");

    // The address follows when the typing is done: each letter would be a step back in the browser's history.
    private void Remember(ChangeEventArgs typed) => GoTo(typed.Value as string ?? "");

    private void Clear() => GoTo("");

    private void GoTo(string search) =>
        navigation.NavigateTo(Address(search.Trim().Length == 0 ? "" : $"?q={Uri.EscapeDataString(search.Trim())}"), replace: true);

    private void Show(string search)
    {
        _search = search.Trim();
        var wanted = Folded(_search);
        _groups = [.. EventCatalog.All.Where(type => Words(type).Contains(wanted, StringComparison.Ordinal)).GroupBy(type => type.Group)];
    }

    private string Words(EventType type) => Folded($"{type.Key} {events[$"Tick.{type.Key}"]} {events[$"Tell.{type.Key}"]}");

    private string Address(string rest) => PortalRoutes.InWorkspace(Slug, "events") + rest;

    private static string Folded(string text) => TurkishFolding.FoldKeyword(text, ignoreDiacritics: true);
}
