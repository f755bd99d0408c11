using System.Text.Json.Serialization;

namespace Supsis.Portal.Webhooks;

/// <summary>A signing secret as it lies encrypted in the database.</summary>
/// <param name="Secret">In the form that receivers know, <c>whsec_…</c>.</param>
/// <param name="CreatedAt">Several stand side by side during a rotation.</param>
/// <param name="EndsAt">From when on it signs no more; null for the present one.</param>
internal sealed record StoredSecret(
    [property: JsonPropertyName("secret")] string Secret,
    [property: JsonPropertyName("created_at")] DateTimeOffset CreatedAt,
    [property: JsonPropertyName("ends_at"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? EndsAt = null)
{
    /// <summary>Never the secret: a log line or an exception would carry it away.</summary>
    public override string ToString() => nameof(StoredSecret);
}
