using System.Text.RegularExpressions;

namespace Supsis.Portal.Components.Pages.Webhooks;

/// <summary>One sentence with fields in its gaps: their order is the language's.</summary>
internal static partial class SentenceGap
{
    /// <summary>The words and the gaps <c>{0}</c>, <c>{1}</c> in turn.</summary>
    public static IEnumerable<string> Split(string sentence) =>
        Gap().Split(sentence).Select(piece => piece.Trim()).Where(piece => piece.Length > 0);

    [GeneratedRegex(@"(\{\d\})")]
    private static partial Regex Gap();
}
