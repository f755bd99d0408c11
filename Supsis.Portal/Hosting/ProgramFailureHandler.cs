using Microsoft.AspNetCore.Diagnostics;

namespace Supsis.Portal.Hosting;

/// <summary>Answers a program whose request failed on its way or inside the portal, without a page for people.</summary>
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

        // A body that is cut off, too long or too slow is the sender's doing and says so itself.
        var status = exception is BadHttpRequestException refused ? refused.StatusCode : StatusCodes.Status500InternalServerError;
        await TypedResults.Problem(statusCode: status).ExecuteAsync(httpContext);
        return true;
    }
}
