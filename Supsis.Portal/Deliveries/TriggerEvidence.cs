using Supsis.Portal.Triggers;

namespace Supsis.Portal.Deliveries;

/// <summary>Why a delivery is owed, as its body says it under <c>trigger</c>.</summary>
/// <param name="Kind"><c>event</c>, <c>keyword</c>, <c>inactivity</c>, <c>sla</c> or <c>test</c>.</param>
internal sealed record TriggerEvidence(Guid WebhookId, string WebhookName, string Kind)
{
    public IReadOnlyList<KeywordEvidence> Matches { get; init; } = [];
    public int? IdleMinutes { get; init; }
    public string? SilentParty { get; init; }
}
