using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Components.Pages.Webhooks;

/// <summary>The webhook's own headers and its authentication, as somebody enters them.</summary>
public sealed class CredentialForm
{
    public const string None = "";
    public const string UsernameField = "authentication.username";
    public const string PasswordField = "authentication.password";
    public const string TokenField = "authentication.token";

    public static readonly IReadOnlyList<string> Types = [None, AuthenticationDraft.Basic, AuthenticationDraft.Bearer];

    public List<HeaderForm> Headers { get; private init; } = [];

    /// <summary>None, basic or bearer.</summary>
    public string Type { get; set; } = None;

    public string Username { get; set; } = "";

    public SecretForm Password { get; private init; } = new();

    public SecretForm Token { get; private init; } = new();

    public bool IsUsed => Headers.Count > 0 || Type.Length > 0;

    /// <summary>The check cannot see this: it is given each name once.</summary>
    public bool HasRepeats => Headers.Exists(IsRepeated);

    public static CredentialForm Of(WebhookView webhook) => new()
    {
        Headers = [.. webhook.Headers.Keys.Select(name => new HeaderForm(name, isStored: true))],
        Type = webhook.Authentication?.Type ?? None,
        Username = webhook.Authentication?.Username ?? "",
        Password = new(webhook.Authentication?.Password is not null),
        Token = new(webhook.Authentication?.Token is not null),
    };

    /// <summary>Whether an earlier row has the same name.</summary>
    public bool IsRepeated(HeaderForm header) =>
        header.Key.Length > 0 && Headers.TakeWhile(other => other != header).Any(other => other.Key.Equals(header.Key, StringComparison.OrdinalIgnoreCase));

    public IReadOnlyDictionary<string, string> HeadersToDraft()
    {
        var draft = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var header in Headers.Where(header => !header.IsEmpty && !IsRepeated(header)))
        {
            draft[header.Key] = header.Value.Draft.Trim();
        }

        return draft;
    }

    public AuthenticationDraft? AuthenticationToDraft() => Type switch
    {
        // A receiver that wants no password is rare, one that was forgotten is not.
        AuthenticationDraft.Basic => new() { Type = Type, Username = Username.Trim(), Password = Password.Draft.Length == 0 ? null : Password.Draft },
        AuthenticationDraft.Bearer => new() { Type = Type, Token = Token.Draft.Trim() },
        _ => null,
    };
}
