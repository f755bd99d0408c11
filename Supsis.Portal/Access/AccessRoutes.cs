namespace Supsis.Portal.Access;

/// <summary>The addresses of sign-in and set-up.</summary>
public static class AccessRoutes
{
    public const string SignIn = "/sign-in";
    public const string SignOut = "/sign-out";
    public const string Setup = "/setup";
    public const string Account = "/account";
    public const string AccessDenied = "/access-denied";
    public const string ReturnUrl = "returnUrl";

    /// <summary>Where a fresh administrator makes the first webhook.</summary>
    public static string FirstWebhook(string slug) => $"/w/{slug}/webhooks/new";

    /// <summary>Where a member of the workspace starts.</summary>
    public static string Home(string slug) => $"/w/{slug}/overview";
}
