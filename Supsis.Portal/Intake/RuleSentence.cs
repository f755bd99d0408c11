using System.Globalization;
using System.Resources;
using Supsis.Portal.Resources;
using Supsis.Portal.Triggers;

namespace Supsis.Portal.Intake;

/// <summary>Why a rule fired or did not, in both languages.</summary>
public sealed record RuleSentence(string Tr, string En)
{
    // Both at once, whatever language the request is answered in.
    private static readonly ResourceManager Texts = new(typeof(RuleTexts));
    private static readonly ResourceManager Events = new(typeof(EventTexts));

    public static RuleSentence Of(ExplainedRule rule) => new(In(rule, CultureInfo.GetCultureInfo("tr")), In(rule, CultureInfo.GetCultureInfo("en")));

    /// <summary>In one language.</summary>
    public static string In(ExplainedRule rule, CultureInfo language)
    {
        var sentence = (rule.Variant is { } variant ? Get(language, $"Why.{rule.Reason}.{variant}") : null)
            ?? Get(language, $"Why.{rule.Reason}")
            ?? throw new MissingManifestResourceException(rule.Reason.ToString());
        return string.Format(language, sentence, Arguments(rule, language));
    }

    private static object?[] Arguments(ExplainedRule rule, CultureInfo language) => rule switch
    {
        { Unmet: { Condition: var condition, Found: var found } } => [FieldName(condition.Field, language), Values(condition.Field, found, language), Wanted(condition, language)],
        { Reason: RuleReason.NoSuchEvent } => [Events.GetString($"Name.{rule.Trigger.Type}", language)],
        _ => [rule.Detail],
    };

    private static string FieldName(string field, CultureInfo language)
    {
        if (Get(language, $"Field.{field}") is { } name)
        {
            return name;
        }

        var kind = ConditionField.All.First(known => known.EndsWith('.') && field.StartsWith(known, StringComparison.Ordinal));
        return $"{Get(language, $"Field.{kind[..^1]}")} “{field[kind.Length..]}”";
    }

    private static string? Wanted(Condition condition, CultureInfo language)
    {
        var isEmptyWanted = condition is { Operator: ConditionOperator.Exists } && condition.Values.Contains("false");
        var wanted = Get(language, isEmptyWanted ? "Wanted.Missing" : $"Wanted.{condition.Operator}");
        return condition.Field == ConditionField.BusinessHours
            ? Values(condition.Field, condition.Values, language)
            : string.Format(language, wanted!, string.Join(", ", condition.Values));
    }

    private static string? Values(string field, IReadOnlyList<string> values, CultureInfo language) => field switch
    {
        _ when values.Count == 0 => Get(language, "Found.Nothing"),
        ConditionField.BusinessHours => string.Join(", ", values.Select(value => Get(language, $"Found.Hours.{value}"))),
        _ => string.Join(", ", values),
    };

    private static string? Get(CultureInfo language, string key) => Texts.GetString(key, language);
}
