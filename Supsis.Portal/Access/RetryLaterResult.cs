using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Supsis.Portal.Access;

/// <summary>A problem that passes by itself: says in <c>Retry-After</c> when to come back.</summary>
internal sealed class RetryLaterResult(TimeSpan after, ProblemHttpResult problem) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var seconds = Math.Max(1, (long)Math.Ceiling(after.TotalSeconds));
        httpContext.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return problem.ExecuteAsync(httpContext);
    }
}
