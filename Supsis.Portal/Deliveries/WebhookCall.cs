using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;
using Supsis.Portal.Access;
using Supsis.Portal.Data;
using Supsis.Portal.Resources;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Deliveries;

/// <summary>One request about webhooks: whose it is, and what its handlers share.</summary>
internal sealed record WebhookCall(HttpContext Http, WebhookStore Store, WebhookDraftCheck Drafts, IStringLocalizer<WebhookTexts> Texts)
{
    public Guid WorkspaceId => ApiKeyPrincipal.WorkspaceId(Http.User);

    public Actor Actor => Http.User.Actor();

    /// <summary>Null for another workspace's webhook too: nobody learns that it exists.</summary>
    public async Task<WebhookView?> FindAsync(string id, CancellationToken cancellationToken) =>
        TryParse(id, out var webhookId) ? await Store.GetAsync(WorkspaceId, webhookId, cancellationToken) : null;

    public static bool TryParse(string id, out Guid webhookId) => PublicId.TryParse(PublicId.Webhook, id, out webhookId);

    public ProblemHttpResult NotFound() => WebhookProblems.NotFound(Texts);

    /// <summary>Either settings or a refusal.</summary>
    public async Task<(WebhookSettings? Settings, ProblemHttpResult? Refusal)> CheckAsync(JsonElement body, WebhookView? known, CancellationToken cancellationToken)
    {
        var problems = new DraftProblems(Texts);
        var draft = WebhookDraftReader.Read(body, known, problems);
        if (draft is null)
        {
            return (null, WebhookProblems.Invalid(Texts, problems.All));
        }

        var verdict = await Drafts.CheckAsync(WorkspaceId, draft, known, cancellationToken);
        return verdict.IsGood ? (verdict.Settings, null) : (null, WebhookProblems.Invalid(Texts, verdict.Problems));
    }

    /// <param name="signingSecret">Only where it is to be seen, once.</param>
    public Results<Ok<WebhookBody>, ProblemHttpResult> Answer(WebhookChange change, string? signingSecret = null)
    {
        switch (change.Kind)
        {
            case WebhookChangeKind.NotFound:
                return NotFound();
            case WebhookChangeKind.LostRace:
                return WebhookProblems.LostRace(Texts);
            default:
                EntityTag.Write(Http.Response, change.Webhook!.Version);
                return TypedResults.Ok(WebhookBody.Of(change.Webhook, signingSecret));
        }
    }
}
