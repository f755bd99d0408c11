namespace Supsis.Portal.Webhooks;

/// <summary>Says what is wrong with the way a draft proves itself. Values are never named: they are secrets.</summary>
internal static class AuthenticationDraftCheck
{
    public const string Field = "authentication";
    public const int LongestUsername = 255;
    public const int LongestPassword = 1000;

    public static IEnumerable<(string Field, string Code, object[] Arguments)> Problems(AuthenticationDraft? draft, WebhookView? known) => draft?.Type switch
    {
        null when draft is null => [],
        AuthenticationDraft.Basic => Basic(draft!, known?.Authentication),
        AuthenticationDraft.Bearer => Bearer(draft!, known?.Authentication),
        _ => [Named("type", "auth_type")],
    };

    private static IEnumerable<(string Field, string Code, object[] Arguments)> Basic(AuthenticationDraft draft, AuthenticationDraft? known)
    {
        if (UsernameProblem(draft.Username) is { } username)
        {
            yield return Named("username", username, LongestUsername);
        }

        if (PasswordProblem(draft.Password, known) is { } password)
        {
            yield return Named("password", password, LongestPassword);
        }

        if (draft.Token is not null)
        {
            yield return Named("token", "parameter_foreign", draft.Type!, "token");
        }
    }

    private static IEnumerable<(string Field, string Code, object[] Arguments)> Bearer(AuthenticationDraft draft, AuthenticationDraft? known)
    {
        if (TokenProblem(draft.Token, known) is { } token)
        {
            yield return Named("token", token, WebhookHeaderPolicy.LongestValue);
        }

        if (draft.Username is not null)
        {
            yield return Named("username", "parameter_foreign", draft.Type!, "username");
        }

        if (draft.Password is not null)
        {
            yield return Named("password", "parameter_foreign", draft.Type!, "password");
        }
    }

    private static string? UsernameProblem(string? username) => true switch
    {
        _ when string.IsNullOrEmpty(username) => "auth_username_required",
        _ when username.Length > LongestUsername => "auth_too_long",
        _ when username.Contains(':', StringComparison.Ordinal) || username.Any(char.IsControl) => "auth_username", // RFC 7617, section 2
        _ => null,
    };

    // An empty one is a password too: some receivers take a key as the name and want nothing else.
    private static string? PasswordProblem(string? password, AuthenticationDraft? known) => true switch
    {
        _ when password is null => "auth_password_required",
        _ when SecretMask.IsMask(password) => known?.Password is null ? "mask_unknown" : null,
        _ when SecretMask.IsForeignMask(password) => "mask_unknown",
        _ when password.Length > LongestPassword => "auth_too_long",
        _ when password.Any(char.IsControl) => "auth_password",
        _ => null,
    };

    private static string? TokenProblem(string? token, AuthenticationDraft? known) => true switch
    {
        _ when string.IsNullOrEmpty(token) => "auth_token_required",
        _ when SecretMask.IsMask(token) => known?.Token is null ? "mask_unknown" : null,
        _ when SecretMask.IsForeignMask(token) => "mask_unknown",
        _ when token.Length > WebhookHeaderPolicy.LongestValue => "auth_too_long",
        _ when token.AsSpan().ContainsAnyExceptInRange('!', '~') => "auth_token",
        _ => null,
    };

    private static (string Field, string Code, object[] Arguments) Named(string part, string code, params object[] arguments) => ($"{Field}.{part}", code, arguments);
}
