using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Deliveries;

/// <summary>The API's buttons of a webhook: test, pause, resume, enable, disable.</summary>
internal static class WebhookSwitchEndpoints
{
    public static void MapWebhookSwitches(this RouteGroupBuilder webhooks)
    {
        webhooks.MapPost("/{id}/test", TestAsync).WithSummary("Sends one sample at once and answers what came back.");
        webhooks.MapPost("/{id}/pause", PauseAsync).Accepts<PauseBody>(isOptional: true, "application/json").WithSummary("Lets deliveries wait, for some hours or until it is resumed.");
        webhooks.MapPost("/{id}/resume", ResumeAsync).WithSummary("Ends a pause.");
        webhooks.MapPost("/{id}/enable", EnableAsync).Accepts<EnableBody>(isOptional: true, "application/json").WithSummary("Enables a disabled webhook and delivers or skips what was on hold.");
        webhooks.MapPost("/{id}/disable", DisableAsync).WithSummary("Puts deliveries on hold.");
    }

    private static async Task<Results<Ok<WebhookTestResult>, ProblemHttpResult>> TestAsync(
        [AsParameters] WebhookCall call, string id, WebhookTester tester, CancellationToken cancellationToken) =>
        WebhookCall.TryParse(id, out var webhookId) && await tester.TestAsync(call.WorkspaceId, webhookId, cancellationToken) is { } result
            ? TypedResults.Ok(result)
            : call.NotFound();

    private static async Task<Results<Ok<WebhookBody>, ProblemHttpResult>> PauseAsync(
        [AsParameters] WebhookCall call, string id, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await call.FindAsync(id, cancellationToken) is not { } known)
        {
            return call.NotFound();
        }

        var (hours, refusal) = await PauseBody.ReadAsync(call, cancellationToken);
        var until = hours is { } wanted ? clock.GetUtcNow().AddHours(wanted) : (DateTimeOffset?)null;
        return refusal is not null
            ? refusal
            : call.Answer(await call.Store.PauseAsync(call.WorkspaceId, known.Id, until, call.Actor, cancellationToken));
    }

    private static async Task<Results<Ok<WebhookBody>, ProblemHttpResult>> ResumeAsync([AsParameters] WebhookCall call, string id, CancellationToken cancellationToken) =>
        WebhookCall.TryParse(id, out var webhookId)
            ? call.Answer(await call.Store.ResumeAsync(call.WorkspaceId, webhookId, call.Actor, cancellationToken))
            : call.NotFound();

    private static async Task<Results<Ok<WebhookBody>, ProblemHttpResult>> DisableAsync([AsParameters] WebhookCall call, string id, CancellationToken cancellationToken) =>
        WebhookCall.TryParse(id, out var webhookId)
            ? call.Answer(await call.Store.DisableAsync(call.WorkspaceId, webhookId, call.Actor, cancellationToken))
            : call.NotFound();

    private static async Task<Results<Ok<WebhookBody>, ProblemHttpResult>> EnableAsync([AsParameters] WebhookCall call, string id, CancellationToken cancellationToken)
    {
        if (await call.FindAsync(id, cancellationToken) is not { } known)
        {
            return call.NotFound();
        }

        var (deliver, refusal) = await ReadBacklogAsync(call, cancellationToken);
        return refusal is not null
            ? refusal
            : call.Answer(await call.Store.EnableAsync(call.WorkspaceId, known.Id, deliver, call.Actor, cancellationToken));
    }

    private static async Task<(bool Deliver, ProblemHttpResult? Refusal)> ReadBacklogAsync(WebhookCall call, CancellationToken cancellationToken)
    {
        // Without a body the backlog is delivered, as when enabled is set to true.
        if (!WebhookRequestBody.IsThere(call.Http.Request))
        {
            return (true, null);
        }

        var body = await WebhookRequestBody.ReadAsync(call.Http.Request, call.Texts, cancellationToken);
        if (body.Refusal is not null)
        {
            return (false, body.Refusal);
        }

        var problems = new DraftProblems(call.Texts);
        var word = ReadWord(body.Json, problems);
        if (problems.All.Count == 0 && word is not ("deliver" or "skip"))
        {
            problems.Add("backlog", "backlog_word");
        }

        return problems.All.Count > 0 ? (false, WebhookProblems.Invalid(call.Texts, problems.All)) : (word == "deliver", null);
    }

    private static string? ReadWord(JsonElement body, DraftProblems problems)
    {
        if (body.ValueKind != JsonValueKind.Object)
        {
            problems.Add(WebhookDraftReader.WholeBody, "must_be_object");
            return null;
        }

        var fields = new DraftObject(body, "", problems);
        var word = fields.Text("backlog") ?? "deliver";
        fields.End();
        return word;
    }

    /// <summary>What becomes of deliveries on hold.</summary>
    /// <param name="Backlog">deliver or skip.</param>
    internal sealed record EnableBody(string Backlog);
}
