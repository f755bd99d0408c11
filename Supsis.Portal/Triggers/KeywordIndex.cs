using System.Runtime.InteropServices;

namespace Supsis.Portal.Triggers;

/// <summary>All keywords of a rule set, compiled once: a message is read once, however many keywords there are.</summary>
internal sealed class KeywordIndex
{
    private readonly KeywordAutomaton? _exact;
    private readonly KeywordAutomaton? _withoutDiacritics;

    private KeywordIndex(KeywordAutomaton? exact, KeywordAutomaton? withoutDiacritics)
    {
        _exact = exact;
        _withoutDiacritics = withoutDiacritics;
    }

    public static KeywordIndex Build(IReadOnlyList<KeywordPattern> patterns) =>
        new(Compile(patterns, ignoreDiacritics: false), Compile(patterns, ignoreDiacritics: true));

    /// <summary>Adds every place of every pattern, ordered by start and then by pattern; hits already in the list stay in front.</summary>
    public void FindAll(string text, List<KeywordHit> hits)
    {
        var first = hits.Count;
        FindAll(_exact, text, ignoreDiacritics: false, hits);
        FindAll(_withoutDiacritics, text, ignoreDiacritics: true, hits);
        if (hits.Count - first > 1)
        {
            CollectionsMarshal.AsSpan(hits)[first..].Sort();
            RemoveRepeated(hits, first);
        }
    }

    private static KeywordAutomaton? Compile(IReadOnlyList<KeywordPattern> patterns, bool ignoreDiacritics)
    {
        var folded = patterns
            .Where(pattern => pattern.IgnoreDiacritics == ignoreDiacritics)
            .Select(pattern => pattern with { Keyword = TurkishFolding.FoldKeyword(pattern.Keyword, ignoreDiacritics) })
            .Where(pattern => pattern.Keyword.Length > 0)
            .ToList();
        return folded.Count == 0 ? null : new(folded);
    }

    private static void FindAll(KeywordAutomaton? automaton, string text, bool ignoreDiacritics, List<KeywordHit> hits)
    {
        if (automaton is null)
        {
            return;
        }

        using var folded = TurkishFolding.Fold(text, ignoreDiacritics);
        automaton.FindAll(folded, hits);
    }

    // One character of the original may fold to several equal ones ("…" to "..."): the same place is one hit.
    private static void RemoveRepeated(List<KeywordHit> hits, int first)
    {
        var kept = first + 1;
        for (var i = first + 1; i < hits.Count; i++)
        {
            if (hits[i] != hits[kept - 1])
            {
                hits[kept++] = hits[i];
            }
        }

        hits.RemoveRange(kept, hits.Count - kept);
    }
}
