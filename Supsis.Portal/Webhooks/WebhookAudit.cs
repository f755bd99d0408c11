using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Supsis.Portal.Data;

namespace Supsis.Portal.Webhooks;

/// <summary>What the audit log says about a webhook: its settings without anything that could be a secret.</summary>
internal static class WebhookAudit
{
    public const string Created = "webhook.created";
    public const string Changed = "webhook.changed";
    public const string Deleted = "webhook.deleted";
    public const string Paused = "webhook.paused";
    public const string Resumed = "webhook.resumed";
    public const string Enabled = "webhook.enabled";
    public const string Disabled = "webhook.disabled";
    public const string SecretRevealed = "webhook.secret_revealed";
    public const string SecretRotated = "webhook.secret_rotated";

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Describe(WebhookView webhook) => Settings(webhook).ToJsonString(Readable);

    public static string Describe(WebhookView before, WebhookView after) =>
        new JsonObject { ["before"] = Settings(before), ["after"] = Settings(after) }.ToJsonString(Readable);

    public static string DescribeBacklog(bool deliver) => new JsonObject { ["backlog"] = deliver ? "deliver" : "skip" }.ToJsonString(Readable);

    /// <summary>Until when; null when a person must resume it.</summary>
    public static string? DescribePause(WebhookView webhook) =>
        webhook.PausedUntil is { } until ? new JsonObject { ["until"] = until.ToString("O", CultureInfo.InvariantCulture) }.ToJsonString(Readable) : null;

    /// <summary>Why: a person, a receiver that is gone, or one for which nothing succeeds.</summary>
    public static string DescribeReason(DisabledReason reason) => new JsonObject { ["reason"] = EnumWord.Of(reason) }.ToJsonString(Readable);

    public static string DescribeRotation(TimeSpan overlap) => new JsonObject { ["overlap"] = SecretRotation.Format(overlap) }.ToJsonString(Readable);

    private static JsonObject Settings(WebhookView webhook) => new()
    {
        ["name"] = webhook.Name,
        ["url"] = Masked(new Uri(webhook.Url)),
        ["triggers"] = new JsonArray([.. webhook.Triggers.Select(trigger => (JsonNode)JsonSerializer.SerializeToNode(TriggerDraft.Of(trigger), JsonSerializerOptions.Web)!)]),

        ["conditions"] = new JsonArray([.. webhook.Conditions.Select(condition => (JsonNode)JsonSerializer.SerializeToNode(ConditionDraft.Of(condition), JsonSerializerOptions.Web)!)]),
        ["transcript"] = EnumWord.Of(webhook.Transcript.Kind),

        // Names only; of the authentication its kind.
        ["headers"] = new JsonArray([.. webhook.Headers.Keys.Select(name => (JsonNode)name)]),
        ["authentication"] = webhook.Authentication?.Type,
    };

    // Receivers often put a key into the query.
    private static string Masked(Uri url) => url.Query.Length == 0 ? url.AbsoluteUri : url.GetLeftPart(UriPartial.Path) + "?•••";
}
