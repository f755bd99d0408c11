using System.Text;
using Supsis.Portal.Triggers;

namespace Supsis.Portal.Tests.Triggers;

/// <summary>Looks for one keyword after the other at one place after the other: slow, and plainly right.</summary>
internal static class NaiveKeywordSearch
{
    public static List<KeywordHit> FindAll(IReadOnlyList<KeywordPattern> patterns, string text) =>
    [
        .. patterns
            .SelectMany(pattern => Find(pattern, text))
            .Distinct()
            .OrderBy(hit => hit.Start).ThenBy(hit => hit.PatternId).ThenBy(hit => hit.Length),
    ];

    private static List<KeywordHit> Find(KeywordPattern pattern, string text)
    {
        var hits = new List<KeywordHit>();
        var keyword = ReferenceFolding.Fold(pattern.Keyword, pattern.IgnoreDiacritics);
        var searched = ReferenceFolding.Fold(text, pattern.IgnoreDiacritics);
        using var places = TurkishFolding.Fold(text, pattern.IgnoreDiacritics);
        for (var at = 0; keyword.Length > 0 && at + keyword.Length <= searched.Length; at++)
        {
            if (string.CompareOrdinal(searched, at, keyword, 0, keyword.Length) == 0 && Stands(pattern.Match, searched, at, at + keyword.Length))
            {
                var (start, length) = places.OriginalRange(at, keyword.Length);
                hits.Add(new(pattern.Id, start, length));
            }
        }

        return hits;
    }

    private static bool Stands(KeywordMatch match, string text, int start, int end)
    {
        // Concatenated with a space, so that the edge of the text reads as one.
        var before = (" " + text[..start]).EnumerateRunes().Last();
        var after = (text[end..] + " ").EnumerateRunes().First();
        return match switch
        {
            KeywordMatch.Contains => true,
            KeywordMatch.Prefix => !Rune.IsLetterOrDigit(before),
            _ => !Rune.IsLetterOrDigit(before) && !Rune.IsLetterOrDigit(after),
        };
    }
}
