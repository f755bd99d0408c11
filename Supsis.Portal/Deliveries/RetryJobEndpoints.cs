using System.Security.Claims;
using Microsoft.Extensions.Localization;
using Supsis.Portal.Access;
using Supsis.Portal.Data;
using Supsis.Portal.Resources;

namespace Supsis.Portal.Deliveries;

/// <summary>Retries of many deliveries at once.</summary>
internal static class RetryJobEndpoints
{
    public static void MapRetryJobs(this RouteGroupBuilder deliveries)
    {
        deliveries.MapPost("/retry", StartAsync)
            .WithName("RetryDeliveries")
            .WithSummary("Sends again everything that a filter finds, or counts how many that would be.")
            .RequireAuthorization(PortalPolicies.DeliveriesWrite)
            .Accepts<BulkRetryDraft>("application/json")
            .Produces<RetryCountAnswer>()
            .Produces<RetryJobAnswer>(StatusCodes.Status202Accepted)
            .ProducesProblem(StatusCodes.Status400BadRequest);
        deliveries.MapGet("/retry-jobs/{id}", GetAsync)
            .WithName("GetRetryJob")
            .RequireAuthorization(PortalPolicies.DeliveriesRead)
            .Produces<RetryJobAnswer>()
            .ProducesProblem(StatusCodes.Status404NotFound);
        deliveries.MapDelete("/retry-jobs/{id}", CancelAsync)
            .WithName("CancelRetryJob")
            .WithSummary("Stops a retry of many where it is.")
            .RequireAuthorization(PortalPolicies.DeliveriesWrite)
            .Produces<RetryJobAnswer>()
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> StartAsync(
        HttpRequest http, ClaimsPrincipal bearer, RetryJobStore jobs, [AsParameters] RetryJobTexts texts, CancellationToken cancellationToken)
    {
        var request = await BulkRetryRequest.ReadAsync(http, texts.Body, texts.Log, cancellationToken);
        if (request.Refusal is not null)
        {
            return request.Refusal;
        }

        var workspaceId = ApiKeyPrincipal.WorkspaceId(bearer);
        if (request.IsDryRun)
        {
            return TypedResults.Json(new RetryCountAnswer(await jobs.CountAsync(workspaceId, request.Filter, cancellationToken)), DeliveryJson.Default.RetryCountAnswer);
        }

        var job = RetryJobAnswer.Of(await jobs.StartAsync(workspaceId, request.Filter, bearer.Actor(), cancellationToken));
        http.HttpContext.Response.Headers.Location = $"/api/v1/deliveries/retry-jobs/{job.Id}";
        return TypedResults.Json(job, DeliveryJson.Default.RetryJobAnswer, statusCode: StatusCodes.Status202Accepted);
    }

    private static async Task<IResult> GetAsync(
        string id, ClaimsPrincipal bearer, RetryJobStore jobs, IStringLocalizer<DeliveryTexts> text, CancellationToken cancellationToken) =>
        Answer(PublicId.TryParse(PublicId.RetryJob, id, out var known) ? await jobs.GetAsync(ApiKeyPrincipal.WorkspaceId(bearer), known, cancellationToken) : null, text);

    private static async Task<IResult> CancelAsync(
        string id, ClaimsPrincipal bearer, RetryJobStore jobs, IStringLocalizer<DeliveryTexts> text, CancellationToken cancellationToken) =>
        Answer(PublicId.TryParse(PublicId.RetryJob, id, out var known) ? await jobs.CancelAsync(ApiKeyPrincipal.WorkspaceId(bearer), known, bearer.Actor(), cancellationToken) : null, text);

    private static IResult Answer(RetryJob? job, IStringLocalizer<DeliveryTexts> text) => job is null
        ? Problems.Plain(StatusCodes.Status404NotFound, text["Problem.UnknownJob"], text["Problem.UnknownJobDetail"])
        : TypedResults.Json(RetryJobAnswer.Of(job), DeliveryJson.Default.RetryJobAnswer);
}
