using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Microsoft.Net.Http.Headers;
using Supsis.Portal.Data;
using Supsis.Portal.Resources;

namespace Supsis.Portal.Access;

/// <summary>Keys over the API: list, make, revoke.</summary>
internal static class ApiKeyEndpoints
{
    private const int DefaultLimit = 50;
    private const int LargestLimit = 200;
    private const int LargestBody = 64 * 1024;

    public static RouteGroupBuilder MapApiKeys(this IEndpointRouteBuilder routes)
    {
        var keys = routes.MapGroup("/api/v1/api-keys").WithTags("API keys").RequireAuthorization(PortalPolicies.KeysWrite);
        keys.MapGet("", ListAsync);
        keys.MapPost("", CreateAsync).WithMetadata(new RequestSizeLimitAttribute(LargestBody)).Accepts<NewApiKey>("application/json").Produces<ApiKeyAnswer>(StatusCodes.Status201Created);
        keys.MapDelete("/{id}", RevokeAsync);
        return keys;
    }

    private static async Task<Results<Ok<ApiKeyPage>, ProblemHttpResult>> ListAsync(
        HttpContext http, ApiKeyStore keys, IStringLocalizer<AccessTexts> text, string? cursor, string? limit, CancellationToken cancellationToken)
    {
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        var take = DefaultLimit;
        if (limit is not null && (!int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out take) || take is < 1 or > LargestLimit))
        {
            errors["limit"] = [text["LimitRange", LargestLimit]];
        }

        Guid? before = null;
        if (cursor is not null)
        {
            before = PublicId.TryParse(PublicId.ApiKey, cursor, out var id) ? id : null;
            if (before is null)
            {
                errors["cursor"] = [text["CursorUnknown"]];
            }
        }

        if (errors.Count > 0)
        {
            return Invalid(text, errors, StatusCodes.Status400BadRequest);
        }

        var rows = await keys.ListAsync(ApiKeyPrincipal.WorkspaceId(http.User), before, take + 1, cancellationToken);
        var page = rows.Take(take).Select(ApiKeyAnswer.Of).ToList();
        return TypedResults.Ok(new ApiKeyPage(page, rows.Count > take ? page[^1].Id : null));
    }

    private static async Task<Results<Created<ApiKeyAnswer>, ProblemHttpResult>> CreateAsync(
        HttpContext http, ApiKeyStore keys, TimeProvider clock, IStringLocalizer<AccessTexts> text, CancellationToken cancellationToken)
    {
        if (!ApiKeyRequest.IsPlainJson(http.Request))
        {
            return TypedResults.Problem(title: text["JsonOnlyTitle"], detail: text["JsonOnly"], statusCode: StatusCodes.Status415UnsupportedMediaType);
        }

        var request = new ApiKeyRequest(text, clock.GetUtcNow());
        if (await request.ReadAsync(http.Request.Body, cancellationToken) is not { } wanted)
        {
            return Invalid(text, request.Errors, StatusCodes.Status400BadRequest);
        }

        if (BeyondOwn(http.User, wanted, text) is { Count: > 0 } beyond)
        {
            return Invalid(text, beyond, StatusCodes.Status403Forbidden);
        }

        var made = await keys.CreateAsync(ApiKeyPrincipal.WorkspaceId(http.User), wanted, http.User.Actor(), cancellationToken);
        http.Response.Headers[HeaderNames.CacheControl] = "no-store";
        var answer = ApiKeyAnswer.Of(made.Key) with { Key = made.Secret };
        return TypedResults.Created($"/api/v1/api-keys/{answer.Id}", answer);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RevokeAsync(
        HttpContext http, string id, ApiKeyStore keys, IStringLocalizer<AccessTexts> text, CancellationToken cancellationToken)
    {
        var isGone = PublicId.TryParse(PublicId.ApiKey, id, out var keyId)
            && await keys.RevokeAsync(ApiKeyPrincipal.WorkspaceId(http.User), keyId, http.User.Actor(), cancellationToken);
        return isGone
            ? TypedResults.NoContent()
            : TypedResults.Problem(title: text["KeyNotFoundTitle"], detail: text["KeyNotFound"], statusCode: StatusCodes.Status404NotFound);
    }

    /// <summary>Nobody hands out more than they hold: neither a scope, nor a longer life.</summary>
    private static Dictionary<string, string[]> BeyondOwn(ClaimsPrincipal holder, NewApiKey wanted, IStringLocalizer<AccessTexts> text)
    {
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        var beyond = wanted.Scopes.Where(scope => !holder.HasClaim(PortalClaims.Scope, scope)).ToList();
        if (beyond.Count > 0)
        {
            errors["scopes"] = [text["KeyScopesBeyondOwn", string.Join(", ", beyond)]];
        }

        if (holder.KeyExpiresAt() is { } own && (wanted.ExpiresAt ?? DateTimeOffset.MaxValue) > own)
        {
            errors["expires_at"] = [text["KeyExpiryBeyondOwn", own.ToString("O", CultureInfo.InvariantCulture)]];
        }

        return errors;
    }

    private static ProblemHttpResult Invalid(IStringLocalizer<AccessTexts> text, Dictionary<string, string[]> errors, int status) => TypedResults.Problem(
        title: text["RequestInvalidTitle"],
        detail: $"{errors.First().Key}: {errors.First().Value[0]}",
        statusCode: status,
        extensions: new Dictionary<string, object?> { ["errors"] = errors });
}
