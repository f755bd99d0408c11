namespace Supsis.Portal.Triggers;

/// <summary>What must be so beside the status: all conditions of a webhook must hold when it would fire.</summary>
/// <param name="Field">What is looked at, such as <c>channel.type</c>.</param>
/// <param name="Operator">How it is compared.</param>
/// <param name="Values">What it is compared with.</param>
public sealed record Condition(string Field, ConditionOperator Operator, IReadOnlyList<string> Values);
