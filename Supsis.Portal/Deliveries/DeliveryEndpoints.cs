using System.Security.Claims;
using Microsoft.Extensions.Localization;
using Supsis.Portal.Access;
using Supsis.Portal.Data;
using Supsis.Portal.Resources;

namespace Supsis.Portal.Deliveries;

internal static class DeliveryEndpoints
{
    public static RouteGroupBuilder MapDeliveries(this IEndpointRouteBuilder routes)
    {
        var deliveries = routes.MapGroup("/api/v1/deliveries").WithTags("Deliveries").DisableAntiforgery();
        deliveries.MapGet("/", ListAsync)
            .WithName("ListDeliveries")
            .RequireAuthorization(PortalPolicies.DeliveriesRead)
            .Produces<DeliveryListAnswer>()
            .ProducesProblem(StatusCodes.Status400BadRequest);
        deliveries.MapGet("/export", ExportAsync)
            .WithName("ExportDeliveries")
            .WithSummary("Everything that a filter finds, newest first, as one file.")
            .RequireAuthorization(PortalPolicies.DeliveriesRead)
            .Produces<IReadOnlyList<DeliveryAnswer>>(StatusCodes.Status200OK, "application/json", "text/csv")
            .ProducesProblem(StatusCodes.Status400BadRequest);
        deliveries.MapGet("/{id}", GetAsync)
            .WithName("GetDelivery")
            .RequireAuthorization(PortalPolicies.DeliveriesRead)
            .Produces<DeliveryDetailsAnswer>()
            .ProducesProblem(StatusCodes.Status404NotFound);
        deliveries.MapPost("/{id}/retry", RetryAsync)
            .WithName("RetryDelivery")
            .RequireAuthorization(PortalPolicies.DeliveriesWrite)
            .Produces(StatusCodes.Status202Accepted)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);
        deliveries.MapRetryJobs();
        return deliveries;
    }

    private static async Task<IResult> ListAsync(
        [AsParameters] DeliveryListQuery query, ClaimsPrincipal bearer, DeliveryStore store, IStringLocalizer<DeliveryTexts> text, CancellationToken cancellationToken)
    {
        var request = DeliveryListRequest.Read(query, text);
        if (request.Errors.Count > 0)
        {
            return Problems.Validation(StatusCodes.Status400BadRequest, text["Problem.BadFilter"], request.Errors);
        }

        var slice = await store.ListAsync(ApiKeyPrincipal.WorkspaceId(bearer), request.Filter, request.OlderThan, request.Limit, cancellationToken);
        return TypedResults.Json(DeliveryListAnswer.Of(slice), DeliveryJson.Default.DeliveryListAnswer);
    }

    private static IResult ExportAsync(
        [AsParameters] DeliveryExportQuery query, ClaimsPrincipal bearer, DeliveryStore store, TimeProvider clock, IStringLocalizer<DeliveryTexts> text)
    {
        var request = DeliveryListRequest.Read(query, text);
        if (request.Errors.Count > 0)
        {
            return Problems.Validation(StatusCodes.Status400BadRequest, text["Problem.BadFilter"], request.Errors);
        }

        DeliveryFile file = request.IsCsv ? new CsvDeliveryFile(ApiCsvColumns.All) : new JsonDeliveryFile();
        var workspaceId = ApiKeyPrincipal.WorkspaceId(bearer);
        return new DeliveryExport(store, workspaceId, request.Filter, file, DeliveryExport.NameOf("deliveries", PublicId.Format(PublicId.Workspace, workspaceId), clock.GetUtcNow()));
    }

    private static async Task<IResult> GetAsync(
        string id, ClaimsPrincipal bearer, DeliveryStore store, IStringLocalizer<DeliveryTexts> text, CancellationToken cancellationToken) =>
        PublicId.TryParse(PublicId.Delivery, id, out var known)
        && await store.GetAsync(ApiKeyPrincipal.WorkspaceId(bearer), known, cancellationToken) is { } details
            ? TypedResults.Json(DeliveryDetailsAnswer.Of(details), DeliveryJson.Default.DeliveryDetailsAnswer)
            : Unknown(text);

    private static async Task<IResult> RetryAsync(
        string id, ClaimsPrincipal bearer, DeliveryStore store, IStringLocalizer<DeliveryTexts> text, CancellationToken cancellationToken)
    {
        var result = PublicId.TryParse(PublicId.Delivery, id, out var known)
            ? await store.RetryAsync(ApiKeyPrincipal.WorkspaceId(bearer), known, bearer.Actor(), cancellationToken)
            : RetryResult.NotFound;
        return result switch
        {
            RetryResult.Retried => TypedResults.Accepted($"/api/v1/deliveries/{id}"),
            RetryResult.NotFound => Unknown(text),
            _ => Problems.Field(StatusCodes.Status409Conflict, text["Problem.RetryRefused"], "status", text[$"Problem.{result}"]),
        };
    }

    private static IResult Unknown(IStringLocalizer<DeliveryTexts> text) =>
        Problems.Plain(StatusCodes.Status404NotFound, text["Problem.Unknown"], text["Problem.UnknownDetail"]);
}
