using Microsoft.AspNetCore.Http.HttpResults;
using Supsis.Portal.Access;
using Supsis.Portal.Deliveries;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Intake;

/// <summary>What a webhook would have done, before it is saved.</summary>
internal static class BacktestEndpoints
{
    public static void MapBacktest(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/v1/webhooks/backtest", RunAsync)
            .WithTags("Webhooks")
            .WithSummary("Says how often a webhook that is not saved yet would have fired in the last seven days.")
            .Accepts<WebhookDraft>("application/json")
            .RequireAuthorization(PortalPolicies.WebhooksRead);

    private static async Task<Results<Ok<BacktestResult>, ProblemHttpResult>> RunAsync([AsParameters] WebhookCall call, BacktestStore backtests, CancellationToken cancellationToken)
    {
        var body = await WebhookRequestBody.ReadAsync(call.Http.Request, call.Texts, cancellationToken);
        if (body.Refusal is not null)
        {
            return body.Refusal;
        }

        var (settings, refusal) = await call.CheckAsync(body.Json, null, cancellationToken);
        return settings is null ? refusal! : TypedResults.Ok(await backtests.RunAsync(call.WorkspaceId, settings, cancellationToken));
    }
}
