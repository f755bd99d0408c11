using System.Text.RegularExpressions;

namespace Supsis.Portal.Tests.Architecture;

/// <summary>Code that compiles and has no place here, each with the reason.</summary>
internal static class BannedCode
{
    private const string Clock = "ask the TimeProvider: a clock that tests cannot set hides bugs of time";
    private const string Ids = "ask the IdGenerator: ids rise with the time they are told, and a tail by id must not miss rows";
    private const string Sleep = "wait for what is to happen: a sleep is too short on one machine and too long on another";

    private static readonly (Regex Pattern, string Why)[] InPortal =
    [
        (Of(@"\bDateTime(Offset)?\s*\.\s*(Utc)?Now\b"), Clock),
        (Of(@"\bDateTime\s*\.\s*Today\b"), Clock),
        (Of(@"\bStopwatch\s*\.\s*(StartNew|GetTimestamp)\b"), Clock),
        (Of(@"\bGuid\s*\.\s*NewGuid\b"), Ids),
        (Of(@"\bGuid\s*\.\s*CreateVersion7\s*\(\s*\)"), Ids),
        (Of(@"\bThread\s*\.\s*Sleep\b"), Sleep),
        (Of(@"\bTask\s*\.\s*Delay\s*\((?![^;]*\b(_?clock|_?time|_?timeProvider|TimeProvider\.System|\w*[Cc]lock)\b)"), "give Task.Delay the TimeProvider"),
        (Of(@"\bMarkupString\b"), "text from outside would become markup"),
        (Of(@"\bTryAddWithoutValidation\b"), "it lets CR and LF through to the wire"),
        (Of(@"\[\s*Inject\b"), "components take what they need through the constructor"),
        (Of(@"=\s*default!"), "promise nothing that is not there: use the constructor, or say that it may be null"),
    ];

    private static readonly (Regex Pattern, string Why)[] InTests =
    [
        (Of(@"\bThread\s*\.\s*Sleep\b"), Sleep),
        (Of(@"\bTask\s*\.\s*Delay\b"), Sleep),
        (Of(@"\b(Fact|Theory)\s*\([^)]*\bSkip\s*="), "a skipped test protects nothing: mend it or take it out"),
        (Of(@"\bAssert\s*\.\s*True\s*\(\s*true\s*\)"), "a test that cannot fail is worse than none"),
    ];

    private static readonly Regex BareSuppression = Of(@"^[ \t]*#pragma\s+warning\s+disable\b(?![^\n]*//\s*\w)", RegexOptions.Multiline);

    public static IEnumerable<(string Path, string Breach)> In(SourceFile file)
    {
        var isTest = file.Path.StartsWith("Supsis.Portal.Tests/", StringComparison.Ordinal);
        foreach (var (pattern, why) in isTest ? InTests : InPortal)
        {
            foreach (Match match in pattern.Matches(file.CodeWithoutTexts))
            {
                yield return (file.Path, $"line {file.LineAt(match.Index)}: {match.Value.Trim()}: {why}.");
            }
        }

        foreach (Match match in BareSuppression.Matches(file.Text))
        {
            yield return (file.Path, $"line {file.LineAt(match.Index)}: a warning is switched off without a reason behind it.");
        }
    }

    private static Regex Of(string pattern, RegexOptions options = RegexOptions.None) => new(pattern, options | RegexOptions.CultureInvariant);
}
