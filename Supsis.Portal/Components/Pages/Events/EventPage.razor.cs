using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Supsis.Portal.Conversations;
using Supsis.Portal.Deliveries;
using Supsis.Portal.Resources;

namespace Supsis.Portal.Components.Pages.Events;

/// <summary>One kind of event: what it means, who tells of it, and what a receiver gets.</summary>
public sealed partial class EventPage(IStringLocalizer<CatalogTexts> text, IStringLocalizer<EventTexts> events) : ComponentBase
{
    [Parameter]
    public string Slug { get; set; } = "";

    /// <summary>The name of the type as the API says it, <c>conversation.started</c>.</summary>
    [Parameter]
    public string Type { get; set; } = "";

    private IStringLocalizer<CatalogTexts> Text => text;

    private IStringLocalizer<EventTexts> Events => events;

    private EventType? Known => EventCatalog.Find(Type);

    private EventTypeBody? Body => EventTypeCatalog.Find(Type);

    private string Catalogue => PortalRoutes.InWorkspace(Slug, "events");
}
