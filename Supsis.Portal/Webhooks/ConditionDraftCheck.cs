using Supsis.Portal.Data;
using Supsis.Portal.Triggers;

namespace Supsis.Portal.Webhooks;

/// <summary>Says what is wrong with the conditions of a draft.</summary>
internal static class ConditionDraftCheck
{
    public const string Conditions = "conditions";
    public const int MostConditions = 20;
    public const int MostValues = 100;
    public const int LongestValue = 2_000;

    private static readonly string[] Truths = ["true", "false"];

    public static IEnumerable<(string Field, string Code, object[] Arguments)> Problems(IReadOnlyList<ConditionDraft> conditions)
    {
        if (conditions.Count > MostConditions)
        {
            return [(Conditions, "conditions_too_many", [MostConditions])];
        }

        return conditions.Index().SelectMany(entry => Problems(entry.Item).Select(problem => ($"{Conditions}[{entry.Index}].{problem.Name}", problem.Code, problem.Arguments)));
    }

    private static IEnumerable<(string Name, string Code, object[] Arguments)> Problems(ConditionDraft condition)
    {
        if (!ConditionField.IsKnown(condition.Field))
        {
            yield return ("field", "condition_field", [condition.Field ?? "", string.Join(", ", ConditionField.All.Select(field => field.EndsWith('.') ? field + "KEY" : field))]);
        }

        var isOperator = EnumWord.TryParse<ConditionOperator>(condition.Operator, out var comparison);
        if (!isOperator || (condition.Field == ConditionField.BusinessHours && !TakesOneValue(comparison)))
        {
            yield return ("operator", "one_of", [condition.Operator ?? "", string.Join(", ", Operators(condition.Field))]);
        }
        else if (ValuesProblem(condition, comparison) is { } problem)
        {
            yield return ("values", problem.Code, problem.Arguments);
        }
    }

    private static (string Code, object[] Arguments)? ValuesProblem(ConditionDraft condition, ConditionOperator comparison)
    {
        var values = condition.Values;
        var wantsTruth = comparison == ConditionOperator.Exists || condition.Field == ConditionField.BusinessHours;
        return true switch
        {
            _ when comparison == ConditionOperator.Exists && values.Count == 0 => null,
            _ when values.Count == 0 => ("condition_values_required", []),
            _ when values.Count > MostValues => ("condition_values_too_many", [MostValues]),
            _ when values.Any(value => string.IsNullOrWhiteSpace(value) || value.Length > LongestValue) => ("condition_value_length", [LongestValue]),
            _ when wantsTruth && (values.Count > 1 || !Truths.Contains(values[0])) => ("one_of", [string.Join(", ", values), string.Join(", ", Truths)]),
            _ when values.Count > 1 && TakesOneValue(comparison) => ("condition_one_value", []),
            _ => null,
        };
    }

    private static bool TakesOneValue(ConditionOperator comparison) => comparison is ConditionOperator.Equals or ConditionOperator.NotEquals;

    private static IEnumerable<string> Operators(string? field) =>
        Enum.GetValues<ConditionOperator>().Where(comparison => field != ConditionField.BusinessHours || TakesOneValue(comparison)).Select(EnumWord.Of);
}
