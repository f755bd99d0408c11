using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Deliveries;

/// <summary>Lays a patch over a webhook and checks what comes of it.</summary>
internal static class WebhookPatch
{
    public static async Task<(WebhookSettings? Settings, ProblemHttpResult? Refusal)> CheckAsync(
        WebhookCall call, WebhookView known, JsonElement patch, CancellationToken cancellationToken)
    {
        var problems = new DraftProblems(call.Texts);
        return Merge(known, patch, problems) is { } merged
            ? await call.CheckAsync(merged, known, cancellationToken)
            : (null, WebhookProblems.Invalid(call.Texts, problems.All));
    }

    private static JsonElement? Merge(WebhookView known, JsonElement patch, DraftProblems problems)
    {
        if (patch.ValueKind != JsonValueKind.Object)
        {
            problems.Add(WebhookDraftReader.WholeBody, "must_be_object");
            return null;
        }

        // Merging would hide what stands there twice.
        _ = new DraftObject(patch, "", problems);
        return problems.All.Count > 0
            ? null
            : JsonSerializer.SerializeToElement(MergePatch.Apply(JsonSerializer.SerializeToNode(WebhookDraft.Of(known), JsonSerializerOptions.Web), patch));
    }
}
