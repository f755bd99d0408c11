using System.Runtime.InteropServices;
using Supsis.Portal.Conversations;

namespace Supsis.Portal.Triggers;

/// <summary>The regular expressions of a rule set, tried one after another: unlike keywords they cannot be looked for all at once.</summary>
internal sealed class ExpressionIndex
{
    private readonly ExpressionRule[] _exact;
    private readonly ExpressionRule[] _withoutDiacritics;
    private readonly ExpressionWatch? _watch;

    /// <param name="before">The index that this one replaces: what it has compiled is used again, for compiling takes longer than searching.</param>
    /// <param name="watch">Hears of those that take too long; null where nothing comes of it.</param>
    public ExpressionIndex(IEnumerable<Rule> rules, ExpressionIndex? before, ExpressionWatch? watch)
    {
        var compiled = before?.Compiled ?? [];
        var all = rules.Select(rule => new ExpressionRule(rule, [.. rule.Definition.Keywords!.Select(Compile)])).ToLookup(entry => entry.Rule.Definition.IgnoreDiacritics == true);
        (_exact, _withoutDiacritics, _watch) = ([.. all[false]], [.. all[true]], watch);

        KeywordExpression Compile(string pattern) => compiled.GetValueOrDefault(pattern) ?? (compiled[pattern] = new KeywordExpression(pattern, watch?.Patience ?? KeywordExpression.Patience));
    }

    public bool IsEmpty => _exact.Length + _withoutDiacritics.Length == 0;

    private Dictionary<string, KeywordExpression> Compiled => _exact.Concat(_withoutDiacritics)
        .SelectMany(entry => entry.Expressions)
        .DistinctBy(expression => expression.Pattern, StringComparer.Ordinal)
        .ToDictionary(expression => expression.Pattern, StringComparer.Ordinal);

    /// <summary>Adds the rules that match what this author wrote.</summary>
    public void FindAll(string text, AuthorKind author, int most, List<KeywordFinding> findings)
    {
        FindAll(_exact, text, ignoreDiacritics: false, author, most, findings);
        FindAll(_withoutDiacritics, text, ignoreDiacritics: true, author, most, findings);
    }

    private void FindAll(ExpressionRule[] rules, string text, bool ignoreDiacritics, AuthorKind author, int most, List<KeywordFinding> findings)
    {
        if (rules.Length == 0)
        {
            return;
        }

        using var folded = TurkishFolding.Fold(text, ignoreDiacritics);
        foreach (var entry in rules)
        {
            if (entry.Rule.Definition.Authors!.Contains(author) && _watch?.HasGivenUp(entry.Rule.TriggerId) != true && Find(entry, text, folded, most) is { } finding)
            {
                findings.Add(finding);
            }
        }
    }

    private KeywordFinding? Find(ExpressionRule entry, string text, FoldedText folded, int most)
    {
        List<KeywordHit> hits = [];
        for (var i = 0; i < entry.Expressions.Length; i++)
        {
            if (!entry.Expressions[i].TryFindAll(folded, i, most, hits))
            {
                _watch?.TookTooLong(entry.Rule);
                break; // the others get their turn with the next message: a rule takes the time of one time-out
            }
        }

        if (hits.Count == 0)
        {
            return null;
        }

        CollectionsMarshal.AsSpan(hits).Sort();
        return new KeywordFinding(entry.Rule, [.. hits.Take(most).Select(hit =>
            new KeywordEvidence(entry.Expressions[hit.PatternId].Pattern, text.Substring(hit.Start, hit.Length), hit.Start, hit.Length))]);
    }
}
