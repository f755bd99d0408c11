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
        var fields = new DraftObject(patch, "", problems);
        foreach (var name in (string[])[HeaderDraftCheck.Field, AuthenticationDraftCheck.Field])
        {
            if (fields.Take(name) is { ValueKind: JsonValueKind.Object } part)
            {
                _ = new DraftObject(part, name, problems);
            }
        }

        RefuseOtherCase(patch, problems);

        return problems.All.Count > 0
            ? null
            : JsonSerializer.SerializeToElement(MergePatch.Apply(JsonSerializer.SerializeToNode(Target(known, patch), JsonSerializerOptions.Web), patch));
    }

    // Headers compare without case, here as on the wire: of two the second would replace the first.
    private static void RefuseOtherCase(JsonElement patch, DraftProblems problems)
    {
        var seen = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var isObject = patch.TryGetProperty(HeaderDraftCheck.Field, out var headers) && headers.ValueKind == JsonValueKind.Object;
        foreach (var header in isObject ? headers.EnumerateObject().Select(header => header.Name) : [])
        {
            if (!seen.TryAdd(header, header) && seen[header] != header)
            {
                problems.Add($"{HeaderDraftCheck.Field}.{header}", "header_repeated", header, seen[header]);
            }
        }
    }

    // Another kind of authentication has nothing in common with the present one: merging would mix both.
    private static WebhookDraft Target(WebhookView known, JsonElement patch)
    {
        var draft = WebhookDraft.Of(known);
        return patch.TryGetProperty(AuthenticationDraftCheck.Field, out var wanted) && wanted.ValueKind == JsonValueKind.Object
            && wanted.TryGetProperty("type", out var type) && !(type.ValueKind == JsonValueKind.String && type.ValueEquals(draft.Authentication?.Type))
            ? draft with { Authentication = null }
            : draft;
    }
}
