using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;
using Supsis.Portal.Access;
using Supsis.Portal.Resources;

namespace Supsis.Portal.Deliveries;

/// <summary>The catalogue: what can happen, and what a delivery of it looks like.</summary>
internal static class EventTypeEndpoints
{
    public static RouteGroupBuilder MapEventTypes(this IEndpointRouteBuilder routes)
    {
        var types = routes.MapGroup("/api/v1/event-types").WithTags("Catalogue").RequireAuthorization(PortalPolicies.AnyKey);
        types.MapGet("", List).WithName("ListEventTypes").Produces<EventTypePage>();
        types.MapGet("/{type}", Get).WithName("GetEventType").Produces<EventTypeBody>();
        return types;
    }

    private static JsonHttpResult<EventTypePage> List() => TypedResults.Json(new EventTypePage(EventTypeCatalog.All, null), EventTypeJson.Default.EventTypePage);

    private static Results<JsonHttpResult<EventTypeBody>, ProblemHttpResult> Get(string type, IStringLocalizer<AccessTexts> text) =>
        EventTypeCatalog.Find(type) is { } found
            ? TypedResults.Json(found, EventTypeJson.Default.EventTypeBody)
            : Problems.Plain(StatusCodes.Status404NotFound, text["ApiNotFoundTitle"], text["EventTypeUnknown"]);
}
