namespace Supsis.Portal.Intake;

/// <summary>The answer to one new event, which nearly every answer is: the same bytes each time.</summary>
internal sealed class OneAccepted : IResult
{
    public static readonly OneAccepted Result = new();

    private static readonly byte[] Body = """{"accepted":1,"duplicates":0,"rejected":[]}"""u8.ToArray();

    private OneAccepted()
    {
    }

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var answer = httpContext.Response;
        answer.StatusCode = StatusCodes.Status202Accepted;
        answer.ContentType = "application/json; charset=utf-8";
        answer.ContentLength = Body.Length;
        return answer.Body.WriteAsync(Body, httpContext.RequestAborted).AsTask();
    }
}
