using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Localization;
using Supsis.Portal.Resources;

namespace Supsis.Portal.Access;

/// <summary>Answers a program that asks for an address, method or content type that does not exist.</summary>
/// <remarks>No endpoint names a policy there, so the pages' policy would judge it and send a program to the sign-in page.</remarks>
internal sealed class ApiAddressMiddleware(RequestDelegate next, ProgramAddresses addresses, IStringLocalizer<AccessTexts> text)
{
    public async Task InvokeAsync(HttpContext http)
    {
        var endpoint = http.GetEndpoint();
        if (!ProgramAddresses.Covers(http.Request.Path) || ProgramAddresses.IsOne(endpoint))
        {
            await next(http);
        }
        else if (http.Request.Path.StartsWithSegments("/api") && !(await http.AuthenticateAsync(ApiKeyAuthenticationHandler.SchemeName)).Succeeded)
        {
            await http.ChallengeAsync(ApiKeyAuthenticationHandler.SchemeName);
        }
        else
        {
            await ProblemOf(Judge(http)).ExecuteAsync(http);
        }
    }

    private int Judge(HttpContext http)
    {
        var methods = addresses.MethodsOf(http.Request.Path);
        if (methods.Count == 0)
        {
            return StatusCodes.Status404NotFound;
        }

        if (methods.Contains(http.Request.Method))
        {
            return StatusCodes.Status415UnsupportedMediaType; // the one reason left for which routing passes an endpoint over
        }

        http.Response.Headers.Allow = string.Join(", ", methods);
        return StatusCodes.Status405MethodNotAllowed;
    }

    private IResult ProblemOf(int status) => status switch
    {
        StatusCodes.Status405MethodNotAllowed => TypedResults.Problem(title: text["MethodUnknownTitle"], detail: text["MethodUnknown"], statusCode: status),
        StatusCodes.Status415UnsupportedMediaType => TypedResults.Problem(title: text["JsonOnlyTitle"], detail: text["JsonOnly"], statusCode: status),
        _ => TypedResults.Problem(title: text["ApiNotFoundTitle"], detail: text["ApiNotFound"], statusCode: status),
    };
}
