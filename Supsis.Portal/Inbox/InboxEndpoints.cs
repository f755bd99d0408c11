using Microsoft.Extensions.Localization;
using Supsis.Portal.Access;
using Supsis.Portal.Resources;

namespace Supsis.Portal.Inbox;

internal static class InboxEndpoints
{
    private const string Json = "application/json";

    /// <summary>Open to everybody: the unguessable token is the permission, and all it permits is to be seen.</summary>
    public static IEndpointConventionBuilder MapInbox(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/inbox/{token}", ReceiveAsync)
            .WithName("ReceiveAtInbox")
            .WithTags("Inbox")
            .AllowAnonymous()
            .DisableAntiforgery()
            .Produces(StatusCodes.Status200OK, contentType: Json)
            .ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<IResult> ReceiveAsync(
        string token, HttpRequest http, InboxReceiver receiver, IStringLocalizer<InboxTexts> text, CancellationToken cancellationToken)
    {
        try
        {
            return await receiver.ReceiveAsync(token, http, cancellationToken) switch
            {
                null => Problems.Plain(StatusCodes.Status404NotFound, text["Problem.Unknown"], text["Problem.UnknownDetail"]),
                StatusCodes.Status200OK => TypedResults.Text("""{"received":true}""", Json),
                var status => TypedResults.Text("""{"received":false,"error":"The test inbox was told to fail."}""", Json, statusCode: status),
            };
        }
        catch (BadHttpRequestException broken)
        {
            return Problems.Plain(broken.StatusCode, text["Problem.Broken"], text["Problem.BrokenDetail"]);
        }
    }
}
