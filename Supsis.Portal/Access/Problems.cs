using Microsoft.AspNetCore.Http.HttpResults;

namespace Supsis.Portal.Access;

/// <summary>Every error of the API in one shape: problem+json with <c>errors</c> by field path (snake_case, <c>message.attachments[0].url</c>).</summary>
internal static class Problems
{
    /// <summary>The first error becomes the <c>detail</c>, for whoever reads nothing else.</summary>
    public static ProblemHttpResult Validation(int status, string title, IEnumerable<KeyValuePair<string, string[]>> errors)
    {
        var all = new Dictionary<string, string[]>(errors, StringComparer.Ordinal);
        var (field, messages) = all.First();
        return TypedResults.Problem(
            detail: $"{field}: {messages[0]}",
            statusCode: status,
            title: title,
            type: TypeOf(status),
            extensions: new Dictionary<string, object?> { ["errors"] = all });
    }

    public static ProblemHttpResult Field(int status, string title, string field, string message) =>
        Validation(status, title, [new(field, [message])]);

    /// <summary>For an error that no field is to blame for, such as an unknown id.</summary>
    public static ProblemHttpResult Plain(int status, string title, string detail) =>
        TypedResults.Problem(detail: detail, statusCode: status, title: title, type: TypeOf(status));

    /// <summary>429 or 503: the same request may succeed later.</summary>
    public static RetryLaterResult RetryLater(int status, TimeSpan after, string title, string detail) => new(after, Plain(status, title, detail));

    // The framework names the type of every other status that the API answers.
    private static string? TypeOf(int status) => status switch
    {
        StatusCodes.Status413PayloadTooLarge => "https://tools.ietf.org/html/rfc9110#section-15.5.14",
        StatusCodes.Status429TooManyRequests => "https://tools.ietf.org/html/rfc6585#section-4",
        _ => null,
    };
}
