using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;
using Supsis.Portal.Resources;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Deliveries;

/// <summary>What is wrong with a request about webhooks, as problem+json.</summary>
internal static class WebhookProblems
{
    /// <summary>Under <c>errors</c> sentences per field, under <c>codes</c> the same as codes that no language changes.</summary>
    public static ProblemHttpResult Invalid(IStringLocalizer<WebhookTexts> texts, IReadOnlyList<DraftProblem> problems, int status = StatusCodes.Status400BadRequest) =>
        TypedResults.Problem(
            detail: $"{problems[0].Field}: {problems[0].Text}",
            statusCode: status,
            title: texts["problem_title"],
            extensions: new Dictionary<string, object?>
            {
                ["errors"] = ByField(problems, problem => problem.Text),
                ["codes"] = ByField(problems, problem => problem.Code),
            });

    public static ProblemHttpResult Invalid(IStringLocalizer<WebhookTexts> texts, string field, string code, params object[] arguments) =>
        Invalid(texts, [new DraftProblem(field, code, texts[code, arguments])]);

    public static ProblemHttpResult NotFound(IStringLocalizer<WebhookTexts> texts) =>
        TypedResults.Problem(detail: texts["not_found"], statusCode: StatusCodes.Status404NotFound, title: texts["not_found_title"]);

    public static ProblemHttpResult LostRace(IStringLocalizer<WebhookTexts> texts) =>
        TypedResults.Problem(detail: texts["lost_race"], statusCode: StatusCodes.Status412PreconditionFailed, title: texts["lost_race_title"]);

    private static Dictionary<string, string[]> ByField(IReadOnlyList<DraftProblem> problems, Func<DraftProblem, string> part) =>
        problems.GroupBy(problem => problem.Field, part, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
}
