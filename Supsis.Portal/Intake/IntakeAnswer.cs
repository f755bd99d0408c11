using Microsoft.Extensions.Localization;
using Supsis.Portal.Access;
using Supsis.Portal.Resources;

namespace Supsis.Portal.Intake;

/// <summary>Decides the answer from what was sent and what became of it.</summary>
internal static class IntakeAnswer
{
    /// <param name="request">What was sent.</param>
    /// <param name="receipts">One for each of its readable events, in their order.</param>
    /// <param name="texts">The messages.</param>
    public static IResult To(IntakeRequest request, IReadOnlyList<IntakeReceipt> receipts, IStringLocalizer<IntakeTexts> texts)
    {
        if (request.Refusal is { } refusal)
        {
            return Refuse(refusal, texts);
        }

        if (!request.IsArray && receipts is [IntakeReceipt.Accepted])
        {
            return OneAccepted.Result;
        }

        var summary = Summarise(request.Items, receipts, texts);
        if (request.IsArray || summary.Rejected is not [var rejected])
        {
            return TypedResults.Json(summary, IntakeJsonContext.Default.IntakeSummary, statusCode: StatusCodes.Status202Accepted);
        }

        return receipts is [IntakeReceipt.Clash]
            ? Problems.Validation(StatusCodes.Status409Conflict, texts["TitleClash"], rejected.Errors)
            : Problems.Validation(StatusCodes.Status400BadRequest, texts["TitleInvalid"], rejected.Errors);
    }

    private static IResult Refuse(IntakeRefusal refusal, IStringLocalizer<IntakeTexts> texts)
    {
        var title = refusal.Status switch
        {
            StatusCodes.Status413PayloadTooLarge => texts["TitleTooLarge"],
            StatusCodes.Status415UnsupportedMediaType => texts["TitleUnsupported"],
            _ => texts["TitleInvalid"],
        };
        return Problems.Field(refusal.Status, title, refusal.Field, refusal.Message);
    }

    private static IntakeSummary Summarise(
        IReadOnlyList<IntakeItem> items, IReadOnlyList<IntakeReceipt> receipts, IStringLocalizer<IntakeTexts> texts)
    {
        var next = 0;
        var rejected = new List<IntakeRejection>();
        foreach (var item in items)
        {
            if (item.Event is null)
            {
                rejected.Add(new IntakeRejection(item.Index, item.Id, item.Errors));
            }
            else if (receipts[next++] == IntakeReceipt.Clash)
            {
                rejected.Add(new IntakeRejection(item.Index, item.Id, new Dictionary<string, string[]> { ["id"] = [texts["Clash"]] }));
            }
        }

        return new IntakeSummary(
            receipts.Count(receipt => receipt == IntakeReceipt.Accepted), receipts.Count(receipt => receipt == IntakeReceipt.Duplicate), rejected);
    }
}
