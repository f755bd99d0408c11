using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Deliveries;

/// <summary>Gives a webhook a new signing secret.</summary>
internal static class SecretRotationEndpoint
{
    private const string Field = "overlap";

    public static void MapSecretRotation(this RouteGroupBuilder webhooks) =>
        webhooks.MapPost("/{id}/rotate-secret", RotateAsync)
            .Accepts<RotationBody>(isOptional: true, "application/json")
            .WithSummary("Makes a new signing secret, which stands in this answer only; the earlier one signs too until the overlap ends.");

    private static async Task<Results<Ok<WebhookBody>, ProblemHttpResult>> RotateAsync([AsParameters] WebhookCall call, string id, CancellationToken cancellationToken)
    {
        if (await call.FindAsync(id, cancellationToken) is not { } known)
        {
            return call.NotFound();
        }

        var (overlap, refusal) = await ReadOverlapAsync(call, cancellationToken);
        if (refusal is not null)
        {
            return refusal;
        }

        var rotated = await call.Store.RotateSecretAsync(call.WorkspaceId, known.Id, overlap, EntityTag.IfMatch(call.Http.Request), call.Actor, cancellationToken);
        return call.Answer(rotated.Change, rotated.SigningSecret);
    }

    private static async Task<(TimeSpan Overlap, ProblemHttpResult? Refusal)> ReadOverlapAsync(WebhookCall call, CancellationToken cancellationToken)
    {
        if (!WebhookRequestBody.IsThere(call.Http.Request))
        {
            return (SecretRotation.DefaultOverlap, null);
        }

        var body = await WebhookRequestBody.ReadAsync(call.Http.Request, call.Texts, cancellationToken);
        if (body.Refusal is not null)
        {
            return (default, body.Refusal);
        }

        var problems = new DraftProblems(call.Texts);
        var overlap = Read(body.Json, problems);
        return problems.All.Count > 0 ? (default, WebhookProblems.Invalid(call.Texts, problems.All)) : (overlap, null);
    }

    private static TimeSpan Read(JsonElement body, DraftProblems problems)
    {
        if (body.ValueKind != JsonValueKind.Object)
        {
            problems.Add(WebhookDraftReader.WholeBody, "must_be_object");
            return default;
        }

        var fields = new DraftObject(body, "", problems);
        var text = fields.Text(Field);
        fields.End();
        var overlap = text is null ? SecretRotation.DefaultOverlap : SecretRotation.Parse(text);
        if (overlap is null || overlap > SecretRotation.LongestOverlap)
        {
            problems.Add(Field, overlap is null ? "overlap_form" : "overlap_range", SecretRotation.Format(SecretRotation.LongestOverlap));
        }

        return overlap ?? default;
    }

    /// <summary>How long the earlier secret goes on signing beside the new one.</summary>
    /// <param name="Overlap">Hours, minutes and seconds, 00:00:00 to 168:00:00; 24:00:00 when absent.</param>
    internal sealed record RotationBody(string? Overlap = null);
}
