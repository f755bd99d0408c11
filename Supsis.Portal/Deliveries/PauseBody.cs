using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Deliveries;

/// <summary>For how long a webhook is paused.</summary>
/// <param name="Hours">1 to 720; absent until it is resumed.</param>
internal sealed record PauseBody(int? Hours)
{
    private const int Longest = 720;

    /// <summary>Without a body, and without hours, it is paused until it is resumed.</summary>
    public static async Task<(int? Hours, ProblemHttpResult? Refusal)> ReadAsync(WebhookCall call, CancellationToken cancellationToken)
    {
        if (!WebhookRequestBody.IsThere(call.Http.Request))
        {
            return (null, null);
        }

        var body = await WebhookRequestBody.ReadAsync(call.Http.Request, call.Texts, cancellationToken);
        if (body.Refusal is not null)
        {
            return (null, body.Refusal);
        }

        var problems = new DraftProblems(call.Texts);
        var hours = ReadHours(body.Json, problems);
        if (problems.All.Count == 0 && hours is < 1 or > Longest)
        {
            problems.Add("hours", "pause_hours");
        }

        return problems.All.Count > 0 ? (null, WebhookProblems.Invalid(call.Texts, problems.All)) : (hours, null);
    }

    private static int? ReadHours(JsonElement body, DraftProblems problems)
    {
        if (body.ValueKind != JsonValueKind.Object)
        {
            problems.Add(WebhookDraftReader.WholeBody, "must_be_object");
            return null;
        }

        var fields = new DraftObject(body, "", problems);
        var hours = fields.Number("hours");
        fields.End();
        return hours;
    }
}
