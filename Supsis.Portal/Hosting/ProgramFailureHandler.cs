using Microsoft.AspNetCore.Diagnostics;

namespace Supsis.Portal.Hosting;

/// <summary>Answers a program whose request failed inside the portal, without a page for people.</summary>
internal sealed class ProgramFailureHandler : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        // The request already points at the page for people; the feature remembers where it came from.
        var path = httpContext.Features.Get<IExceptionHandlerPathFeature>()?.Path;
        if (ReaderKind.IsPerson(httpContext.Request, path))
        {
            return false;
        }

        await TypedResults.Problem(statusCode: StatusCodes.Status500InternalServerError).ExecuteAsync(httpContext);
        return true;
    }
}
