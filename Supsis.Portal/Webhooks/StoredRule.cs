using Supsis.Portal.Triggers;

namespace Supsis.Portal.Webhooks;

/// <summary>One trigger of a stored version.</summary>
internal sealed record StoredRule(Guid TriggerId, DateTimeOffset ActiveSince, TriggerDefinition Definition);
