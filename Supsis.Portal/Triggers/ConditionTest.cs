using Supsis.Portal.Conversations;

namespace Supsis.Portal.Triggers;

/// <summary>A condition ready to be asked: its values are folded once, as keywords are, so that case and the Turkish i do not matter.</summary>
internal sealed class ConditionTest(Condition condition)
{
    private readonly string[] _values = [.. condition.Values.Select(Fold)];

    public Condition Condition => condition;

    /// <param name="conversation">As it stands after the event.</param>
    /// <param name="isOpen">Whether the company is open at that moment.</param>
    public bool Holds(ConversationState conversation, bool isOpen)
    {
        var texts = ConditionField.Texts(condition.Field, conversation, isOpen);
        return condition.Operator switch
        {
            ConditionOperator.Exists => (texts.Count > 0) == !_values.Contains("false"),
            ConditionOperator.NotEquals or ConditionOperator.NotIn => !texts.Any(text => _values.Contains(Fold(text))),
            ConditionOperator.Contains => texts.Any(text => Any(Fold(text), static (text, value) => text.Contains(value, StringComparison.Ordinal))),
            ConditionOperator.StartsWith => texts.Any(text => Any(Fold(text), static (text, value) => text.StartsWith(value, StringComparison.Ordinal))),
            _ => texts.Any(text => _values.Contains(Fold(text))),
        };
    }

    private bool Any(string text, Func<string, string, bool> holds) => _values.Any(value => holds(text, value));

    private static string Fold(string text) => TurkishFolding.FoldKeyword(text, ignoreDiacritics: false);
}
