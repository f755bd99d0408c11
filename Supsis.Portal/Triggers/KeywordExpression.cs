using System.Text.RegularExpressions;

namespace Supsis.Portal.Triggers;

/// <summary>A keyword that is a regular expression. It runs on folded text, and nothing that a visitor writes can make it run for long.</summary>
/// <remarks>The engine without backtracking takes time linear in the text; the time-out is for patterns that are slow all the same (docs/decisions/0011).</remarks>
internal sealed class KeywordExpression
{
    public const int LongestPattern = 256;

    /// <summary>So much of the folded text is looked at, in UTF-16 units.</summary>
    public const int LongestText = 8 * 1024;

    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    public static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(50);

    private readonly Regex _regex;
    private readonly TimeSpan _patience;

    /// <exception cref="ArgumentException">It is no regular expression.</exception>
    /// <exception cref="NotSupportedException">It asks for what only a backtracking engine can do, or for too much.</exception>
    public KeywordExpression(string pattern, TimeSpan patience)
    {
        (Pattern, _patience) = (pattern, patience);
        _regex = new Regex(Prepare(pattern), Options, patience);
        WarmUp();
    }

    /// <summary>As it was entered.</summary>
    public string Pattern { get; }

    public bool MatchesNothing => _regex.IsMatch("");

    /// <summary>Folding the whole pattern would turn <c>\S</c> into <c>\s</c>: the engine ignores case by itself, and knows all letters but these two.</summary>
    public static string Prepare(string pattern) => pattern.Replace('İ', 'i').Replace('ı', 'i');

    /// <summary>Adds where it stands, at most <paramref name="most"/> places; false when that took too long.</summary>
    /// <remarks>Tried twice: the time-out is told by the clock on the wall, which also counts what others took of the machine.</remarks>
    public bool TryFindAll(FoldedText text, int id, int most, List<KeywordHit> hits)
    {
        var first = hits.Count;
        if (TryFindOnce(text, id, most, hits))
        {
            return true;
        }

        hits.RemoveRange(first, hits.Count - first);
        return TryFindOnce(text, id, most, hits);
    }

    private bool TryFindOnce(FoldedText text, int id, int most, List<KeywordHit> hits)
    {
        var begun = TimeProvider.System.GetTimestamp();
        var first = hits.Count;
        try
        {
            foreach (var match in _regex.EnumerateMatches(text.Text[..Math.Min(text.Length, LongestText)]))
            {
                Add(text, id, match, hits, first);
                if (hits.Count - first == most)
                {
                    return true;
                }

                // The engine's own time-out begins anew with every match.
                if (TimeProvider.System.GetElapsedTime(begun) > _patience)
                {
                    return false;
                }
            }

            return true;
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }

    // The first search of all makes the machine code of the engine, which takes longer than any pattern may: not in front of a message.
    private void WarmUp()
    {
        try
        {
            foreach (var _ in _regex.EnumerateMatches("iade 123 İ"))
            {
                break;
            }
        }
        catch (RegexMatchTimeoutException)
        {
            // Then it is warm now.
        }
    }

    private static void Add(FoldedText text, int id, ValueMatch match, List<KeywordHit> hits, int first)
    {
        if (match.Length == 0)
        {
            return;
        }

        var (start, length) = text.OriginalRange(match.Index, match.Length);
        var hit = new KeywordHit(id, start, length);
        if (hits.Count == first || hits[^1] != hit) // two halves of one character are one place
        {
            hits.Add(hit);
        }
    }
}
