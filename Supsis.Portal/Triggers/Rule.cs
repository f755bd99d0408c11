namespace Supsis.Portal.Triggers;

/// <summary>A trigger in force, with the conditions of its webhook. Here a webhook is only an id.</summary>
internal sealed record Rule(Guid TriggerId, Guid WebhookId, TriggerDefinition Definition, DateTimeOffset ActiveSince)
{
    public IReadOnlyList<ConditionTest> Conditions { get; init; } = [];
}
