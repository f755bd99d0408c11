using Supsis.Portal.Triggers;

namespace Supsis.Portal.Webhooks;

/// <summary>A webhook as pages and programs see it.</summary>
public sealed record WebhookView
{
    public required Guid Id { get; init; }

    /// <summary>The id as it is shown, <c>wh_…</c>.</summary>
    public required string PublicId { get; init; }

    public required string Name { get; init; }
    public required string Url { get; init; }

    /// <summary>Posts to the portal's own test inbox.</summary>
    public required bool IsInbox { get; init; }

    public required WebhookState State { get; init; }
    public required DisabledReason? DisabledReason { get; init; }
    public required IReadOnlyList<TriggerDefinition> Triggers { get; init; }

    /// <summary>How each of <see cref="Triggers"/> stands, in their order.</summary>
    public required IReadOnlyList<TriggerStanding> Standings { get; init; }

    /// <summary>Its own headers by name; every value is a mask.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>How it proves itself, with masks for what is secret; null when it does not.</summary>
    public required AuthenticationDraft? Authentication { get; init; }

    /// <summary>Until when an earlier signing secret signs beside the present one; null when none does.</summary>
    public required DateTimeOffset? PreviousSecretEndsAt { get; init; }

    /// <summary>Counts every change; a save with an older one loses the race.</summary>
    public required long Version { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset UpdatedAt { get; init; }
    public required SendingPace Pace { get; init; }
    public IReadOnlyList<Condition> Conditions { get; init; } = [];
    public TranscriptSetting Transcript { get; init; } = TranscriptSetting.None;

    /// <summary>When a paused one goes on by itself.</summary>
    public DateTimeOffset? PausedUntil { get; init; }

    public required ReceiverHealth Health { get; init; }

    /// <summary>Active, and its receiver does not answer as it should.</summary>
    public required bool IsInTrouble { get; init; }
}
