using System.Text.RegularExpressions;
using Microsoft.Extensions.Localization;
using Supsis.Portal.Resources;
using Supsis.Portal.Triggers;

namespace Supsis.Portal.Webhooks;

/// <summary>Says what is wrong with a regular expression, in words for somebody who does not know the engine's.</summary>
internal static class ExpressionDraftCheck
{
    /// <summary>Null when it can be used.</summary>
    public static (string Code, object[] Arguments)? Problem(string pattern, bool ignoreDiacritics, IStringLocalizer<WebhookTexts> texts)
    {
        if (string.IsNullOrWhiteSpace(pattern))
        {
            return ("keyword_empty", []);
        }

        if (pattern.Length > KeywordExpression.LongestPattern)
        {
            return ("regex_too_long", [KeywordExpression.LongestPattern]);
        }

        try
        {
            return new KeywordExpression(pattern, KeywordExpression.Patience).MatchesNothing ? ("regex_empty_match", []) : Unfindable(pattern, ignoreDiacritics);
        }
        catch (RegexParseException invalid)
        {
            return ("regex_invalid", [Reason(invalid.Error, texts), invalid.Offset]);
        }
        catch (NotSupportedException unsupported)
        {
            // The one exception says both; only its text tells a repetition that grows too large.
            return (unsupported.Message.Contains("nodes", StringComparison.Ordinal) ? "regex_too_large" : "regex_unsupported", []);
        }
    }

    // The text is folded before the expression sees it, the expression is not: such a letter would be waited for in vain.
    private static (string Code, object[] Arguments)? Unfindable(string pattern, bool ignoreDiacritics)
    {
        foreach (var character in ignoreDiacritics ? KeywordExpression.Prepare(pattern).Where(char.IsLetter) : [])
        {
            var written = character.ToString();
            var folded = TurkishFolding.FoldKeyword(written, ignoreDiacritics: true);
            if (folded != TurkishFolding.FoldKeyword(written, ignoreDiacritics: false))
            {
                return ("regex_diacritics", [written, folded]);
            }
        }

        return null;
    }

    private static string Reason(RegexParseError error, IStringLocalizer<WebhookTexts> texts) =>
        texts[$"regex_reason_{error}"] is { ResourceNotFound: false } known ? known : texts["regex_reason_other"];
}
