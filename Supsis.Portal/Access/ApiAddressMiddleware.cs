using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Localization;
using Supsis.Portal.Resources;

namespace Supsis.Portal.Access;

/// <summary>Answers a program that asks the API for an address, method or content type that does not exist.</summary>
/// <remarks>No endpoint names a policy there, so the pages' policy would judge it and send a program to the sign-in page.</remarks>
internal sealed class ApiAddressMiddleware(RequestDelegate next, IStringLocalizer<AccessTexts> text)
{
    public async Task InvokeAsync(HttpContext http)
    {
        var endpoint = http.GetEndpoint();
        if (!http.Request.Path.StartsWithSegments("/api") || endpoint?.Metadata.GetMetadata<IAuthorizeData>() is not null)
        {
            await next(http);
        }
        else if (!(await http.AuthenticateAsync(ApiKeyAuthenticationHandler.SchemeName)).Succeeded)
        {
            await http.ChallengeAsync(ApiKeyAuthenticationHandler.SchemeName);
        }
        else
        {
            await RefuseAsync(http, endpoint);
        }
    }

    private async Task RefuseAsync(HttpContext http, Endpoint? endpoint)
    {
        http.Response.StatusCode = StatusCodes.Status404NotFound;
        if (endpoint?.RequestDelegate is { } refusal)
        {
            http.Response.StatusCode = StatusCodes.Status200OK;
            await refusal(http); // routing's own: 405 with the allowed methods, or 415
        }

        if (!http.Response.HasStarted)
        {
            await ProblemOf(http.Response.StatusCode).ExecuteAsync(http);
        }
    }

    private IResult ProblemOf(int status) => status switch
    {
        StatusCodes.Status405MethodNotAllowed => TypedResults.Problem(title: text["MethodUnknownTitle"], detail: text["MethodUnknown"], statusCode: status),
        StatusCodes.Status415UnsupportedMediaType => TypedResults.Problem(title: text["JsonOnlyTitle"], detail: text["JsonOnly"], statusCode: status),
        _ => TypedResults.Problem(title: text["ApiNotFoundTitle"], detail: text["ApiNotFound"], statusCode: status),
    };
}
