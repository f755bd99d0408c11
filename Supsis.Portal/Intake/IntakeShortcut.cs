using Microsoft.Extensions.Localization;
using Supsis.Portal.Access;
using Supsis.Portal.Resources;

namespace Supsis.Portal.Intake;

/// <summary>Takes events whose key is good straight to the writer, past what only pages, cookies and refusals need.</summary>
/// <remarks>
/// The one address that is asked thousands of times a second: a tenth of the processor time went into finding out again what the key alone says.
/// Whatever is not plainly good goes the long way, to the endpoint of the same address, and is refused there.
/// </remarks>
internal sealed class IntakeShortcut(RequestDelegate next, ApiKeyDirectory keys, IntakeAcceptance accept, IStringLocalizer<IntakeTexts> texts)
{
    private static readonly PathString Address = new(IntakeEndpoints.Address);

    public async Task InvokeAsync(HttpContext http)
    {
        if (!IsMeant(http.Request)
            || ApiKeyAuthenticationHandler.KeyIn(http.Request) is not { } presented
            || await keys.FindAsync(presented, http.RequestAborted) is not { } key
            || !key.Holds(ApiScopes.EventsWrite))
        {
            await next(http);
            return;
        }

        keys.NoteUse(key.Id);
        var answer = await IntakeEndpoints.TakeAsync(http.Request, key.WorkspaceId, accept, texts, http.RequestAborted);
        await answer.ExecuteAsync(http);
    }

    private static bool IsMeant(HttpRequest request) => HttpMethods.IsPost(request.Method) && request.Path == Address;
}
