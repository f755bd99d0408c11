using Supsis.Portal.Data;
using Supsis.Portal.Triggers;

namespace Supsis.Portal.Webhooks;

/// <summary>A condition as it was entered, before it is checked.</summary>
public sealed record ConditionDraft
{
    public string? Field { get; init; }

    public string? Operator { get; init; }

    public IReadOnlyList<string> Values { get; init; } = [];

    public static ConditionDraft Of(Condition condition) => new() { Field = condition.Field, Operator = EnumWord.Of(condition.Operator), Values = condition.Values };

    /// <summary>The draft has been checked.</summary>
    internal Condition ToCondition() => new(Field!, EnumWord.Parse<ConditionOperator>(Operator!), Values);
}
