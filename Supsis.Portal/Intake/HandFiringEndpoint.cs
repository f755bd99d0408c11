using System.Security.Claims;
using System.Text.Json;
using Supsis.Portal.Access;
using Supsis.Portal.Deliveries;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Intake;

/// <summary>Fires a rule by hand over the API.</summary>
internal static class HandFiringEndpoint
{
    private const string Test = "test";
    private const string Real = "real";

    public static void MapHandFiring(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/v1/conversations/{id}/fire", FireAsync)
            .WithName("FireRule")
            .WithTags("Conversations")
            .WithSummary("Fires a trigger of a webhook for a conversation, as a test or for real.")
            .RequireAuthorization(PortalPolicies.DeliveriesWrite)
            .Accepts<HandFiringDraft>("application/json")
            .Produces<WebhookTestResult>()
            .Produces<HandFiringAnswer>(StatusCodes.Status202Accepted)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);

    private static async Task<IResult> FireAsync(string id, HttpRequest http, ClaimsPrincipal bearer, RuleFirer firer, [AsParameters] HandFiringTexts texts, CancellationToken cancellationToken)
    {
        var body = await WebhookRequestBody.ReadAsync(http, texts.Body, cancellationToken);
        if (body.Refusal is not null)
        {
            return body.Refusal;
        }

        var problems = new DraftProblems(texts.Body);
        var order = Read(body.Json, ApiKeyPrincipal.WorkspaceId(bearer), ConversationEndpoints.Unescaped(id), problems);
        return order is null
            ? WebhookProblems.Invalid(texts.Body, problems.All)
            : Answer(await firer.FireAsync(order, bearer.Actor(), cancellationToken), http.HttpContext.Response, texts);
    }

    private static HandFiringOrder? Read(JsonElement json, Guid workspaceId, string conversationId, DraftProblems problems)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            problems.Add(WebhookDraftReader.WholeBody, "must_be_object");
            return null;
        }

        var fields = new DraftObject(json, "", problems);
        var (webhook, trigger, mode) = (fields.Text("webhook_id"), fields.Number("trigger") ?? 0, fields.Text("mode") ?? Test);
        fields.End();
        if (!WebhookIds.TryParse(webhook ?? "", out var webhookId) && problems.All.Count == 0)
        {
            problems.Add("webhook_id", "fire_webhook");
        }

        if (mode is not (Test or Real))
        {
            problems.Add("mode", "one_of", mode, $"{Test}, {Real}");
        }

        return problems.All.Count > 0 ? null : new HandFiringOrder(workspaceId, conversationId, webhookId, trigger, IsTest: mode == Test);
    }

    private static IResult Answer(HandFiring firing, HttpResponse response, HandFiringTexts texts)
    {
        switch (firing.Outcome)
        {
            case HandFiringOutcome.UnknownConversation:
                return Problems.Plain(StatusCodes.Status404NotFound, texts.Rule["Unknown.Title"], texts.Rule["Unknown.Sentence"]);
            case HandFiringOutcome.UnknownWebhook:
                return WebhookProblems.Invalid(texts.Body, "webhook_id", "fire_webhook");
            case HandFiringOutcome.UnknownTrigger:
                return WebhookProblems.Invalid(texts.Body, "trigger", "fire_trigger");
            case HandFiringOutcome.Disabled:
                return WebhookProblems.Invalid(texts.Body, [new DraftProblem("webhook_id", "fire_disabled", texts.Body["fire_disabled"])], StatusCodes.Status409Conflict);
        }

        if (firing.Test is { } test)
        {
            return TypedResults.Ok(test);
        }

        var delivery = DeliveryIds.Format(firing.DeliveryId!.Value);
        return TypedResults.Accepted($"/api/v1/deliveries/{delivery}", new HandFiringAnswer(delivery));
    }
}
