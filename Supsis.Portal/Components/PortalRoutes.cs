using System.Diagnostics.CodeAnalysis;

namespace Supsis.Portal.Components;

/// <summary>Addresses that several pages link to, each written once.</summary>
internal static class PortalRoutes
{
    public const string SignIn = "/sign-in";
    public const string SignOut = "/sign-out";
    public const string Language = "/language";
    public const string Theme = "/theme";
    public const string FirstSteps = "/first-steps";
    public const string NotFound = "/not-found";

    private const string WorkspacePrefix = "w/";

    public static string InWorkspace(string slug, string page) => $"/{WorkspacePrefix}{Uri.EscapeDataString(slug)}/{page}";

    /// <summary>Reads the workspace out of an address below the portal's root, such as <c>w/acme/webhooks?state=active</c>.</summary>
    public static bool TryReadSlug(string relativeAddress, [NotNullWhen(true)] out string? slug)
    {
        var path = PathOf(relativeAddress);
        slug = null;
        if (!path.StartsWith(WorkspacePrefix, StringComparison.Ordinal))
        {
            return false;
        }

        var rest = path[WorkspacePrefix.Length..];
        var end = rest.IndexOf('/', StringComparison.Ordinal);
        var segment = end < 0 ? rest : rest[..end];
        slug = segment.Length == 0 ? null : Uri.UnescapeDataString(segment);
        return slug is not null;
    }

    /// <summary>The page within its workspace, such as <c>webhooks/wh_1/edit</c>; empty outside a workspace.</summary>
    public static string PageIn(string relativeAddress)
    {
        var parts = PathOf(relativeAddress).Split('/', 3);
        return parts is ["w", _, var page] ? page : "";
    }

    private static string PathOf(string relativeAddress)
    {
        var end = relativeAddress.AsSpan().IndexOfAny('?', '#');
        return (end < 0 ? relativeAddress : relativeAddress[..end]).TrimStart('/');
    }
}
