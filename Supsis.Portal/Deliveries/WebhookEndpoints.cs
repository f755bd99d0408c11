using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.HttpResults;
using Supsis.Portal.Access;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Deliveries;

/// <summary>The API of webhooks. It stands here because test, enable, disable and delete touch deliveries.</summary>
internal static class WebhookEndpoints
{
    private const int DefaultLimit = 50;
    private const int MostPerPage = 200;
    private const string Json = "application/json";

    public static RouteGroupBuilder MapWebhooks(this IEndpointRouteBuilder routes)
    {
        var webhooks = routes.MapGroup("/api/v1/webhooks").WithTags("Webhooks").RequireAuthorization(PortalPolicies.WebhooksRead);
        webhooks.MapGet("", ListAsync).WithSummary("Lists webhooks, newest first.");
        webhooks.MapGet("/{id}", GetAsync).WithSummary("Reads a webhook.");

        var writing = webhooks.MapGroup("").RequireAuthorization(PortalPolicies.WebhooksWrite);
        writing.MapPost("", CreateAsync).Accepts<WebhookDraft>(Json).WithSummary("Makes a webhook; the answer is the only one that holds its signing secret.");
        writing.MapPut("/{id}", ReplaceAsync).Accepts<WebhookDraft>(Json).WithSummary("Replaces a webhook's settings.");
        writing.MapPatch("/{id}", PatchAsync).Accepts<JsonObject>("application/merge-patch+json", Json).WithSummary("Changes some of a webhook's settings (JSON Merge Patch).");
        writing.MapDelete("/{id}", DeleteAsync).WithSummary("Deletes a webhook and cancels what it still owes.");
        writing.MapWebhookSwitches();
        writing.MapSecretRotation();
        return webhooks;
    }

    private static async Task<Results<Ok<WebhookPage>, ProblemHttpResult>> ListAsync(
        [AsParameters] WebhookCall call, string? cursor, string? limit, CancellationToken cancellationToken)
    {
        var count = DefaultLimit;
        if (limit is not null && (!int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out count) || count is < 1 or > MostPerPage))
        {
            return WebhookProblems.Invalid(call.Texts, "limit", "limit", MostPerPage);
        }

        Guid? after = null;
        if (cursor is not null)
        {
            if (!WebhookCall.TryParse(cursor, out var last))
            {
                return WebhookProblems.Invalid(call.Texts, "cursor", "cursor");
            }

            after = last;
        }

        // One more than asked for tells whether there is a next page.
        var page = await call.Store.PageAsync(call.WorkspaceId, after, count + 1, cancellationToken);
        var shown = page.Take(count).ToList();
        return TypedResults.Ok(new WebhookPage([.. shown.Select(webhook => WebhookBody.Of(webhook))], page.Count > count ? shown[^1].PublicId : null));
    }

    private static async Task<Results<Ok<WebhookBody>, ProblemHttpResult>> GetAsync([AsParameters] WebhookCall call, string id, CancellationToken cancellationToken) =>
        await call.FindAsync(id, cancellationToken) is { } webhook
            ? call.Answer(new WebhookChange(WebhookChangeKind.Done, webhook))
            : call.NotFound();

    private static async Task<Results<Created<WebhookBody>, ProblemHttpResult>> CreateAsync([AsParameters] WebhookCall call, CancellationToken cancellationToken)
    {
        var body = await WebhookRequestBody.ReadAsync(call.Http.Request, call.Texts, cancellationToken);
        if (body.Refusal is not null)
        {
            return body.Refusal;
        }

        var (settings, refusal) = await call.CheckAsync(body.Json, null, cancellationToken);
        if (settings is null)
        {
            return refusal!;
        }

        var made = await call.Store.CreateAsync(call.WorkspaceId, settings, call.Actor, cancellationToken);
        EntityTag.Write(call.Http.Response, made.Webhook.Version);
        call.Http.Response.Headers.CacheControl = "no-store"; // it holds the secret
        return TypedResults.Created($"/api/v1/webhooks/{made.Webhook.PublicId}", WebhookBody.Of(made.Webhook, made.SigningSecret));
    }

    private static async Task<Results<Ok<WebhookBody>, ProblemHttpResult>> ReplaceAsync([AsParameters] WebhookCall call, string id, CancellationToken cancellationToken)
    {
        if (await call.FindAsync(id, cancellationToken) is not { } known)
        {
            return call.NotFound();
        }

        var body = await WebhookRequestBody.ReadAsync(call.Http.Request, call.Texts, cancellationToken);
        if (body.Refusal is not null)
        {
            return body.Refusal;
        }

        var (settings, refusal) = await call.CheckAsync(body.Json, known, cancellationToken);
        return settings is null
            ? refusal!
            : call.Answer(await call.Store.UpdateAsync(call.WorkspaceId, known.Id, settings, EntityTag.IfMatch(call.Http.Request), call.Actor, cancellationToken));
    }

    private static async Task<Results<Ok<WebhookBody>, ProblemHttpResult>> PatchAsync([AsParameters] WebhookCall call, string id, CancellationToken cancellationToken)
    {
        var body = await WebhookRequestBody.ReadAsync(call.Http.Request, call.Texts, cancellationToken);
        var versions = EntityTag.IfMatch(call.Http.Request);

        // Read, merge, write; again when somebody else saved between the reading and the writing.
        while (true)
        {
            if (await call.FindAsync(id, cancellationToken) is not { } known)
            {
                return call.NotFound();
            }

            if (body.Refusal is not null)
            {
                return body.Refusal;
            }

            var (settings, refusal) = await WebhookPatch.CheckAsync(call, known, body.Json, cancellationToken);
            if (settings is null)
            {
                return refusal!;
            }

            var isMet = versions?.Contains(known.Version) != false;
            var change = await call.Store.UpdateAsync(call.WorkspaceId, known.Id, settings, isMet ? [known.Version] : [], call.Actor, cancellationToken);
            if (change.Kind != WebhookChangeKind.LostRace || !isMet)
            {
                return call.Answer(change);
            }
        }
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync([AsParameters] WebhookCall call, string id, CancellationToken cancellationToken)
    {
        if (!WebhookCall.TryParse(id, out var webhookId))
        {
            return call.NotFound();
        }

        var change = await call.Store.DeleteAsync(call.WorkspaceId, webhookId, EntityTag.IfMatch(call.Http.Request), call.Actor, cancellationToken);
        return change.Kind switch
        {
            WebhookChangeKind.NotFound => call.NotFound(),
            WebhookChangeKind.LostRace => WebhookProblems.LostRace(call.Texts),
            _ => TypedResults.NoContent(),
        };
    }
}
