using System.Text.Json.Serialization;
using Supsis.Portal.Data;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Deliveries;

/// <summary>A webhook as the API answers it: what was asked for, and how it stands.</summary>
internal sealed record WebhookBody
{
    public required string Id { get; init; }
    public required string Name { get; init; }
    public required string Url { get; init; }

    /// <summary>False only when disabled; a paused webhook is enabled.</summary>
    public required bool Enabled { get; init; }

    /// <summary>active, paused or disabled.</summary>
    public required string State { get; init; }

    /// <summary>manual, failing or gone.</summary>
    [JsonPropertyName("disabled_reason")]
    public required string? DisabledReason { get; init; }

    /// <summary>ok or in_trouble.</summary>
    public required string Health { get; init; }

    public required IReadOnlyList<TriggerDraft> Triggers { get; init; }
    public required IReadOnlyList<ConditionDraft> Conditions { get; init; }

    /// <summary>Every value is a mask.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>Password and token are masks.</summary>
    public required AuthenticationDraft? Authentication { get; init; }

    public required string Format { get; init; }
    public string? Template { get; }
    public required string Transcript { get; init; }

    [JsonPropertyName("transcript_messages")]
    public required int? TranscriptMessages { get; init; }

    public IReadOnlyList<string> Mask { get; } = [];
    public required bool Ordered { get; init; }

    [JsonPropertyName("max_per_minute")]
    public required int? MaxPerMinute { get; init; }

    [JsonPropertyName("created_at")]
    public required DateTimeOffset CreatedAt { get; init; }

    [JsonPropertyName("updated_at")]
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When it goes on by itself; only while it is paused for a time.</summary>
    [JsonPropertyName("paused_until")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? PausedUntil { get; init; }

    /// <summary>Until when an earlier signing secret signs too; only during a rotation.</summary>
    [JsonPropertyName("previous_secret_ends_at")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? PreviousSecretEndsAt { get; init; }

    /// <summary>Only in the answer that made the webhook or rotated its secret.</summary>
    [JsonPropertyName("signing_secret")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? SigningSecret { get; init; }

    public static WebhookBody Of(WebhookView webhook, string? signingSecret = null)
    {
        var draft = WebhookDraft.Of(webhook);
        return new WebhookBody
        {
            Id = webhook.PublicId,
            Name = webhook.Name,
            Url = webhook.Url,
            Enabled = webhook.State != WebhookState.Disabled,
            State = EnumWord.Of(webhook.State),
            DisabledReason = webhook.DisabledReason is { } reason ? EnumWord.Of(reason) : null,
            Health = webhook.IsInTrouble ? "in_trouble" : "ok",
            Triggers = draft.Triggers,
            Conditions = draft.Conditions,
            TranscriptMessages = draft.TranscriptMessages,
            Headers = draft.Headers,
            Authentication = draft.Authentication,
            PausedUntil = webhook.PausedUntil,
            PreviousSecretEndsAt = webhook.PreviousSecretEndsAt,
            Ordered = draft.Ordered,
            MaxPerMinute = draft.MaxPerMinute,
            Format = draft.Format,
            Transcript = draft.Transcript,
            CreatedAt = webhook.CreatedAt,
            UpdatedAt = webhook.UpdatedAt,
            SigningSecret = signingSecret,
        };
    }
}
