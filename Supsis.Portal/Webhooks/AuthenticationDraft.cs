using System.Text.Json.Serialization;

namespace Supsis.Portal.Webhooks;

/// <summary>How a webhook proves itself to its receiver: basic with a name and a password, or bearer with a token.</summary>
public sealed record AuthenticationDraft
{
    public const string Basic = "basic";
    public const string Bearer = "bearer";

    /// <summary>basic or bearer.</summary>
    [JsonPropertyName("type")]
    public string? Type { get; init; }

    [JsonPropertyName("username"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Username { get; init; }

    /// <summary>Masked wherever it is read.</summary>
    [JsonPropertyName("password"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Password { get; init; }

    /// <summary>Masked wherever it is read.</summary>
    [JsonPropertyName("token"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Token { get; init; }

    /// <summary>The same without anything secret.</summary>
    [JsonIgnore]
    internal AuthenticationDraft Masked => this with
    {
        Password = Password is null ? null : SecretMask.Text,
        Token = Token is null ? null : SecretMask.Text,
    };

    /// <summary>Never the credentials: a log line or an exception would carry them away.</summary>
    public override string ToString() => nameof(AuthenticationDraft);
}
