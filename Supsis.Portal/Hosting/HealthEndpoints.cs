using Microsoft.AspNetCore.Http.HttpResults;
using Supsis.Portal.Data;

namespace Supsis.Portal.Hosting;

/// <summary>What a load balancer or an installer asks: does the process answer, and may it be given work.</summary>
internal static class HealthEndpoints
{
    public static RouteGroupBuilder MapHealth(this IEndpointRouteBuilder routes)
    {
        var health = routes.MapGroup("/health").WithTags("Health").AllowAnonymous();
        health.MapGet("/live", Live).WithSummary("Answers 200 as long as the process answers at all.");
        health.MapGet("/ready", ReadyAsync).WithSummary("Answers 200 when the portal can take and send events, else 503.");
        return health;
    }

    private static Ok<HealthAnswer> Live(HttpResponse response)
    {
        response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(new HealthAnswer("live"));
    }

    private static async Task<Results<Ok<HealthAnswer>, JsonHttpResult<HealthAnswer>>> ReadyAsync(
        HttpResponse response, DatabaseHealth database, CancellationToken cancellationToken)
    {
        response.Headers.CacheControl = "no-store";
        return await database.IsReadyAsync(cancellationToken)
            ? TypedResults.Ok(new HealthAnswer("ready"))
            : TypedResults.Json(new HealthAnswer("not_ready", WordOf(database.Trouble)), statusCode: StatusCodes.Status503ServiceUnavailable);
    }

    private static string? WordOf(StorageTrouble trouble) => trouble == StorageTrouble.None ? null : EnumWord.Of(trouble);
}
