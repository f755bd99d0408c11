using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;
using Supsis.Portal.Access;
using Supsis.Portal.Resources;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Deliveries;

/// <summary>The wish for a retry of many, checked field by field.</summary>
internal sealed record BulkRetryRequest(DeliveryFilter Filter, bool IsDryRun, ProblemHttpResult? Refusal)
{
    private const string FilterField = "filter";

    public static async Task<BulkRetryRequest> ReadAsync(
        HttpRequest http, IStringLocalizer<WebhookTexts> bodyTexts, IStringLocalizer<DeliveryTexts> texts, CancellationToken cancellationToken)
    {
        var body = await WebhookRequestBody.ReadAsync(http, bodyTexts, cancellationToken);
        if (body.Refusal is not null)
        {
            return Refused(body.Refusal);
        }

        if (body.Json.ValueKind != JsonValueKind.Object)
        {
            return Refused(WebhookProblems.Invalid(bodyTexts, WebhookDraftReader.WholeBody, "must_be_object"));
        }

        var problems = new DraftProblems(bodyTexts);
        var fields = new DraftObject(body.Json, "", problems);
        var isDryRun = fields.Flag("dry_run") ?? false;
        var filter = fields.Object(FilterField) is { } json ? ReadQuery(new DraftObject(json, FilterField, problems)) : null;
        fields.End();
        if (filter is null && problems.All.Count == 0)
        {
            problems.Add(FilterField, "filter_required");
        }

        if (problems.All.Count > 0)
        {
            return Refused(WebhookProblems.Invalid(bodyTexts, problems.All));
        }

        var read = DeliveryListRequest.Read(filter!, texts);
        return read.Errors.Count == 0
            ? new(read.Filter, isDryRun, null)
            : Refused(Problems.Validation(
                StatusCodes.Status400BadRequest, texts["Problem.BadFilter"], read.Errors.Select(error => KeyValuePair.Create($"{FilterField}.{error.Key}", error.Value))));
    }

    private static BulkRetryRequest Refused(ProblemHttpResult refusal) => new(DeliveryFilter.All, true, refusal);

    private static DeliveryListQuery ReadQuery(DraftObject filter)
    {
        var query = new DeliveryListQuery
        {
            Status = filter.Text("status"),
            WebhookId = filter.Text("webhook_id"),
            Type = filter.Text("type"),
            ConversationId = filter.Text("conversation_id"),
            ResponseClass = filter.Text("response_class"),
            Error = filter.Text("error"),
            From = filter.Text("from"),
            To = filter.Text("to"),
            Q = filter.Text("q"),
        };
        filter.End();
        return query;
    }
}
