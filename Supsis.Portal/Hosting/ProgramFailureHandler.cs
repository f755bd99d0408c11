using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Extensions.Localization;
using Supsis.Portal.Access;
using Supsis.Portal.Data;
using Supsis.Portal.Resources;

namespace Supsis.Portal.Hosting;

/// <summary>Answers a program whose request failed on its way or inside the portal, without a page for people.</summary>
internal sealed partial class ProgramFailureHandler(
    IStringLocalizer<AccessTexts> text, IStringLocalizer<StorageTexts> storageText, StorageWatch storage, ILogger<ProgramFailureHandler> logger) : IExceptionHandler
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(5);

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        // The request already points at the page for people; the feature remembers where it came from.
        var path = httpContext.Features.Get<IExceptionHandlerPathFeature>()?.Path;
        if (ReaderKind.IsPerson(httpContext.Request, path))
        {
            return false;
        }

        await Answer(httpContext, path, exception).ExecuteAsync(httpContext);
        return true;
    }

    private IResult Answer(HttpContext http, string? path, Exception exception)
    {
        // A body that is cut off, too long or too slow is the sender's doing and says so itself.
        if (exception is BadHttpRequestException refused)
        {
            return refused.StatusCode == StatusCodes.Status413PayloadTooLarge
                ? TypedResults.Problem(title: text["BodyTooLargeTitle"], detail: text["BodyTooLarge"], statusCode: refused.StatusCode)
                : TypedResults.Problem(title: text["RequestInvalidTitle"], detail: text["RequestBroken"], statusCode: refused.StatusCode);
        }

        if (StorageNotice.KeyOf(exception) is { } trouble)
        {
            storage.NoteUnread(exception); // a failed write was told already, and not once for each who asks
            return Problems.RetryLater(StatusCodes.Status503ServiceUnavailable, RetryAfter, storageText["Title"], storageText[trouble]);
        }

        // Here, because the framework says nothing of an exception that a handler has taken.
        Log.Failed(logger, exception, http.Request.Method, path);
        return TypedResults.Problem(title: text["FailureTitle"], detail: text["Failure"], statusCode: StatusCodes.Status500InternalServerError);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "{Method} {Path} failed inside the portal and was answered 500.")]
        public static partial void Failed(ILogger logger, Exception exception, string method, string? path);
    }
}
