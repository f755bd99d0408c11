using System.Text;
using System.Text.Json.Serialization;

namespace Supsis.Portal.Webhooks;

/// <summary>What a webhook sends beside our own headers: headers of its own, and how it proves itself.</summary>
/// <remarks>The form in which it lies encrypted in the database. In settings that are to be saved a mask stands for what is kept.</remarks>
internal sealed record WebhookCredentials(
    [property: JsonPropertyName("headers")] IReadOnlyDictionary<string, string> Headers,
    [property: JsonPropertyName("authentication")] AuthenticationDraft? Authentication)
{
    public static readonly WebhookCredentials None = new(new Dictionary<string, string>(), null);

    [JsonIgnore]
    public bool IsNone => Headers.Count == 0 && Authentication is null;

    /// <summary>The same without anything secret.</summary>
    [JsonIgnore]
    public WebhookCredentials Masked => new(Headers.Keys.ToDictionary(name => name, _ => SecretMask.Text), Authentication?.Masked);

    /// <summary>As they are added to a request.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> ToHeaders() => Authorization() is { } authorization
        ? [.. Headers, KeyValuePair.Create("Authorization", authorization)]
        : [.. Headers];

    /// <summary>With the stored values where masks stand; null when something that is to be kept is not there.</summary>
    public WebhookCredentials? KeepingFrom(WebhookCredentials stored)
    {
        var headers = new Dictionary<string, string>(Headers.Count);
        foreach (var (name, value) in Headers)
        {
            if ((SecretMask.IsMask(value) ? stored.ValueOf(name) : value) is not { } kept)
            {
                return null;
            }

            headers.Add(name, kept);
        }

        var before = stored.Authentication;
        var authentication = Authentication is { } wanted
            ? wanted with { Password = Kept(wanted.Password, before?.Password), Token = Kept(wanted.Token, before?.Token) }
            : null;
        return SecretMask.IsMask(authentication?.Password) || SecretMask.IsMask(authentication?.Token) ? null : new(headers, authentication);
    }

    /// <summary>The value of a header, whatever the case of its name.</summary>
    public string? ValueOf(string name) => Headers.FirstOrDefault(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    /// <summary>Never the values: a log line or an exception would carry them away.</summary>
    public override string ToString() => nameof(WebhookCredentials);

    private static string? Kept(string? wanted, string? stored) => SecretMask.IsMask(wanted) ? stored ?? wanted : wanted;

    private string? Authorization() => Authentication switch
    {
        { Type: AuthenticationDraft.Basic } basic => "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{basic.Username}:{basic.Password}")),
        { Type: AuthenticationDraft.Bearer } bearer => "Bearer " + bearer.Token,
        _ => null,
    };
}
