using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Supsis.Portal.Resources;

namespace Supsis.Portal.Access;

/// <summary>Lets programs in by <c>Authorization: Bearer sps_…</c> and tells the others what they lack.</summary>
internal sealed class ApiKeyAuthenticationHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory loggers,
    UrlEncoder encoder,
    ApiKeyDirectory keys,
    IStringLocalizer<AccessTexts> text) : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string SchemeName = "ApiKey";

    private const string Bearer = "Bearer";

    // Keyed by the object that the directory holds: a changed or revoked key is another object.
    private static readonly ConditionalWeakTable<ApiKey, ClaimsIdentity> Identities = [];

    /// <summary>What a request presents as its key, good or not; null when it presents none.</summary>
    public static string? KeyIn(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith(Bearer + " ", StringComparison.OrdinalIgnoreCase) ? header[(Bearer.Length + 1)..].Trim() : null;
    }

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (ReadKey() is not { } presented)
        {
            return AuthenticateResult.NoResult();
        }

        if (await keys.FindAsync(presented, Context.RequestAborted) is not { } key)
        {
            return AuthenticateResult.Fail("Unknown or expired key.");
        }

        keys.NoteUse(key.Id);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(Identities.GetValue(key, IdentityOf)), SchemeName));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers[HeaderNames.WWWAuthenticate] = Bearer;
        return TypedResults.Problem(
            title: text["ApiKeyRequiredTitle"],
            detail: ReadKey() is null ? text["ApiKeyRequired"] : text["ApiKeyUnknown"],
            statusCode: StatusCodes.Status401Unauthorized).ExecuteAsync(Context);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        var named = Context.GetEndpoint()?.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(data => data.Policy) ?? [];
        var missing = named.OfType<string>().Where(policy => ApiScopes.All.Contains(policy) && !Context.User.HasClaim(PortalClaims.Scope, policy));
        return TypedResults.Problem(
            title: text["ScopeMissingTitle"],
            detail: text["ScopeMissing", string.Join(", ", missing.Distinct(StringComparer.Ordinal))],
            statusCode: StatusCodes.Status403Forbidden).ExecuteAsync(Context);
    }

    private static ClaimsIdentity IdentityOf(ApiKey key)
    {
        var identity = new ClaimsIdentity(SchemeName);
        identity.AddClaim(new Claim(identity.NameClaimType, key.Name));
        identity.AddClaim(new Claim(PortalClaims.KeyId, key.Id.ToString()));
        identity.AddClaim(new Claim(PortalClaims.WorkspaceId, key.WorkspaceId.ToString()));
        if (key.ExpiresAt is { } expiresAt)
        {
            identity.AddClaim(new Claim(PortalClaims.ExpiresAt, expiresAt.ToString("O", CultureInfo.InvariantCulture)));
        }

        foreach (var scope in ApiScopes.Expand(ApiScopes.Split(key.Scopes)))
        {
            identity.AddClaim(new Claim(PortalClaims.Scope, scope));
        }

        return identity;
    }

    private string? ReadKey() => KeyIn(Request);
}
