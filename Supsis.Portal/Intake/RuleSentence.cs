using System.Globalization;
using System.Resources;
using Supsis.Portal.Resources;

namespace Supsis.Portal.Intake;

/// <summary>Why a rule fired or did not, in both languages.</summary>
public sealed record RuleSentence(string Tr, string En)
{
    // Both at once, whatever language the request is answered in.
    private static readonly ResourceManager Texts = new(typeof(RuleTexts));

    public static RuleSentence Of(ExplainedRule rule) => new(In(rule, CultureInfo.GetCultureInfo("tr")), In(rule, CultureInfo.GetCultureInfo("en")));

    /// <summary>In one language.</summary>
    public static string In(ExplainedRule rule, CultureInfo language)
    {
        var sentence = Get(language, $"Why.{rule.Reason}") ?? throw new MissingManifestResourceException(rule.Reason.ToString());
        return string.Format(language, sentence, rule.Reason == RuleReason.Condition ? FieldName(rule.Detail!, language) : rule.Detail);
    }

    private static string FieldName(string field, CultureInfo language)
    {
        if (Get(language, $"Field.{field}") is { } name)
        {
            return name;
        }

        var attribute = field.LastIndexOf('.');
        return $"{Get(language, $"Field.{field[..attribute]}")} “{field[(attribute + 1)..]}”";
    }

    private static string? Get(CultureInfo language, string key) => Texts.GetString(key, language);
}
