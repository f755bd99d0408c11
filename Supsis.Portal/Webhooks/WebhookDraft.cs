using System.Text.Json.Serialization;
using Supsis.Portal.Data;

namespace Supsis.Portal.Webhooks;

/// <summary>What somebody asks a webhook to be, before it is checked; the names are those of the API.</summary>
public sealed record WebhookDraft
{
    public string? Name { get; init; }

    public string? Url { get; init; }

    /// <summary>Absent: a new webhook is enabled, a known one stays as it is.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Enabled { get; init; }

    public IReadOnlyList<TriggerDraft> Triggers { get; init; } = [];

    public IReadOnlyList<ConditionDraft> Conditions { get; init; } = [];

    /// <summary>Headers of its own, name to value. A masked value that is sent back keeps the stored one.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    public AuthenticationDraft? Authentication { get; init; }

    public string Format { get; init; } = WebhookWords.Standard;

    public string? Template { get; init; }

    public string Transcript { get; init; } = EnumWord.Of(TranscriptKind.None);

    [JsonPropertyName("transcript_messages")]
    public int? TranscriptMessages { get; init; }

    public IReadOnlyList<string> Mask { get; init; } = [];

    public bool Ordered { get; init; }

    [JsonPropertyName("max_per_minute")]
    public int? MaxPerMinute { get; init; }

    /// <summary>What a saved webhook is, ready to be changed.</summary>
    public static WebhookDraft Of(WebhookView webhook) => new()
    {
        Name = webhook.Name,
        Url = webhook.Url,
        Ordered = webhook.Pace.IsOrdered,
        MaxPerMinute = webhook.Pace.MaxPerMinute,
        Triggers = [.. webhook.Triggers.Zip(webhook.Standings, TriggerDraft.Of)],
        Conditions = [.. webhook.Conditions.Select(ConditionDraft.Of)],
        Transcript = EnumWord.Of(webhook.Transcript.Kind),
        TranscriptMessages = webhook.Transcript.Messages,
        Headers = webhook.Headers,
        Authentication = webhook.Authentication,
    };
}
