using System.Collections.Frozen;
using Supsis.Portal.Conversations;

namespace Supsis.Portal.Triggers;

/// <summary>A workspace's rules, compiled: found by event type, keyword and silence, so that the cost follows what matches and not how many rules there are.</summary>
internal sealed class TriggerSet
{
    /// <summary>A long message full of one short keyword must not make a body many times its size.</summary>
    private const int MatchLimit = 100;

    public static readonly TriggerSet Empty = Build([]);

    private readonly FrozenDictionary<string, Rule[]> _byEvent;
    private readonly FrozenDictionary<SilenceThreshold, Rule[]> _bySilence;
    private readonly KeywordIndex _keywords;
    private readonly (Rule Rule, string Keyword)[] _patterns;
    private readonly ExpressionIndex _expressions;

    private TriggerSet(IReadOnlyList<Rule> rules, TriggerSet? before, ExpressionWatch? watch)
    {
        All = rules;
        _byEvent = rules.Where(rule => !IsDerived(rule.Definition.Type))
            .GroupBy(rule => rule.Definition.Type, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
        _bySilence = rules.Where(rule => rule.Definition.Minutes is not null)
            .GroupBy(rule => SilenceThreshold.Of(rule.Definition))
            .ToFrozenDictionary(group => group.Key, group => group.ToArray());
        var ofKeywords = rules.ToLookup(rule => rule.Definition is { Match: KeywordMatch.Regex });
        _expressions = new(ofKeywords[true], before?._expressions, watch);
        _patterns = ofKeywords[false].Where(rule => rule.Definition.Type == EventCatalog.KeywordMatched.Key)
            .SelectMany(rule => rule.Definition.Keywords!.Select(keyword => (rule, keyword)))
            .ToArray();
        _keywords = KeywordIndex.Build([.. _patterns.Select((pattern, id) =>
            new KeywordPattern(id, pattern.Keyword, pattern.Rule.Definition.Match!.Value, pattern.Rule.Definition.IgnoreDiacritics!.Value))]);
    }

    /// <summary>Every rule, those of one webhook in its order.</summary>
    public IReadOnlyList<Rule> All { get; }

    public IEnumerable<SilenceThreshold> Thresholds => _bySilence.Keys;

    public static TriggerSet Build(IReadOnlyList<Rule> rules) => Build(rules, null, null);

    /// <param name="before">The set that this one replaces; null when there is none.</param>
    /// <param name="watch">Hears of regular expressions that take too long; null where nothing comes of it.</param>
    public static TriggerSet Build(IReadOnlyList<Rule> rules, TriggerSet? before, ExpressionWatch? watch) => new(rules, before, watch);

    /// <summary>The rules that an event of this type fires by itself; a message's author narrows them where it is said.</summary>
    public IEnumerable<Rule> ForEvent(string type, AuthorKind? author) =>
        _byEvent.GetValueOrDefault(type, []).Where(rule => rule.Definition.Authors is not { } authors || author is not { } kind || authors.Contains(kind));

    public IReadOnlyList<Rule> ForSilence(SilenceThreshold threshold) => _bySilence.GetValueOrDefault(threshold, []);

    /// <summary>The keyword rules that a message fires, each once with all that it found.</summary>
    public IReadOnlyList<KeywordFinding> ForMessage(Message message)
    {
        if (string.IsNullOrEmpty(message.Text) || message.Author is not { Kind: not AuthorKind.System and var author })
        {
            return [];
        }

        var found = _patterns.Length == 0 ? [] : ForKeywords(message.Text, author);
        if (_expressions.IsEmpty)
        {
            return found;
        }

        List<KeywordFinding> all = [.. found];
        _expressions.FindAll(message.Text, author, MatchLimit, all);
        return all;
    }

    private IReadOnlyList<KeywordFinding> ForKeywords(string text, AuthorKind author)
    {
        var hits = new List<KeywordHit>();
        _keywords.FindAll(text, hits);
        return hits.Count == 0 ? [] : ByRule(hits, text, author);
    }

    private IReadOnlyList<KeywordFinding> ByRule(List<KeywordHit> hits, string text, AuthorKind author) =>
    [
        .. hits
            .Where(hit => _patterns[hit.PatternId].Rule.Definition.Authors!.Contains(author))
            .GroupBy(hit => _patterns[hit.PatternId].Rule)
            .Select(group => new KeywordFinding(group.Key, [.. group.Take(MatchLimit).Select(hit => Evidence(hit, text))])),
    ];

    private KeywordEvidence Evidence(KeywordHit hit, string text) =>
        new(_patterns[hit.PatternId].Keyword, text.Substring(hit.Start, hit.Length), hit.Start, hit.Length);

    // Of these the event alone says nothing: a keyword or a clock does.
    private static bool IsDerived(string type) => type == EventCatalog.KeywordMatched.Key || type == EventCatalog.ConversationInactive.Key || type == EventCatalog.SlaBreached.Key;
}
