using System.Globalization;
using System.Security.Claims;

namespace Supsis.Portal.Access;

/// <summary>What the portal knows of whoever asks, once signed in or let in by a key.</summary>
public static class PortalClaims
{
    public const string DisplayName = "display_name";
    public const string ClientIp = "client_ip";
    public const string WorkspaceId = ApiKeyPrincipal.WorkspaceClaim;
    public const string KeyId = "key_id";
    public const string Scope = "scope";
    public const string ExpiresAt = "expires_at";

    /// <summary>The signed-in person; null for a key or nobody.</summary>
    public static Guid? UserId(this ClaimsPrincipal user) =>
        Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : null;

    /// <summary>Who this is, for the audit log.</summary>
    public static Actor Actor(this ClaimsPrincipal user)
    {
        var ip = user.FindFirstValue(ClientIp);
        if (Guid.TryParse(user.FindFirstValue(KeyId), out var key))
        {
            return new Actor(ActorKind.ApiKey, key, user.Identity?.Name ?? "", ip);
        }

        return user.UserId() is { } id
            ? new Actor(ActorKind.User, id, user.FindFirstValue(DisplayName) ?? user.Identity?.Name ?? "", ip)
            : throw new InvalidOperationException("Nobody is signed in.");
    }

    internal static DateTimeOffset? KeyExpiresAt(this ClaimsPrincipal user) =>
        user.FindFirstValue(ExpiresAt) is { } text ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture) : null;
}
