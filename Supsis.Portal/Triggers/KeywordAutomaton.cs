using System.Runtime.CompilerServices;

namespace Supsis.Portal.Triggers;

/// <summary>Finds any number of keywords in one walk through a folded text.</summary>
internal sealed class KeywordAutomaton
{
    // 1 MB of ready-made steps. The levels near the root get them, where a text spends its time; the rest falls back step by step.
    private const int MaxReadySteps = 256 * 1024;

    private readonly KeywordPattern[] _patterns;
    private readonly KeywordAlphabet _alphabet;
    private readonly KeywordTrie _trie;
    private readonly int[] _readySteps;
    private readonly int _readyNodes;
    private readonly int _width;

    public KeywordAutomaton(IEnumerable<KeywordPattern> folded)
    {
        _patterns = [.. folded.OrderBy(pattern => pattern.Keyword, StringComparer.Ordinal)];
        var keywords = Array.ConvertAll(_patterns, pattern => pattern.Keyword);
        _alphabet = new(keywords);
        _trie = new(keywords, _alphabet);
        _width = _alphabet.Size + 1;
        _readyNodes = Math.Clamp(MaxReadySteps / _width, 1, _trie.Count);
        _readySteps = MakeReadySteps();
    }

    // Optimized at once: the first messages after a start, and a first backtest over a hundred thousand, would walk through it unit by unit in code that is not.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void FindAll(FoldedText text, List<KeywordHit> hits)
    {
        var units = text.Text;
        var state = KeywordTrie.Root;
        for (var i = 0; i < units.Length; i++)
        {
            var symbol = _alphabet[units[i]];
            if (symbol == KeywordAlphabet.NoSymbol)
            {
                state = KeywordTrie.Root;
                continue;
            }

            state = state < _readyNodes ? _readySteps[state * _width + symbol] : FallBackAndStep(state, symbol);
            var report = _trie[state].Report;
            if (report != KeywordTrie.Root)
            {
                Report(report, text, i + 1, hits);
            }
        }
    }

    private int FallBackAndStep(int state, ushort symbol)
    {
        while (state >= _readyNodes)
        {
            var child = _trie.Child(state, symbol);
            if (child != KeywordTrie.Root)
            {
                return child;
            }

            state = _trie[state].Fallback;
        }

        return _readySteps[state * _width + symbol];
    }

    private void Report(int report, FoldedText text, int end, List<KeywordHit> hits)
    {
        for (; report != KeywordTrie.Root; report = _trie[_trie[report].Fallback].Report)
        {
            ref readonly var node = ref _trie[report];
            var start = end - node.Depth;
            for (var i = node.FirstKeyword; i < node.EndKeyword; i++)
            {
                if (Stands(_patterns[i].Match, text, start, end))
                {
                    var (originalStart, length) = text.OriginalRange(start, node.Depth);
                    hits.Add(new(_patterns[i].Id, originalStart, length));
                }
            }
        }
    }

    private static bool Stands(KeywordMatch match, FoldedText text, int start, int end) => match switch
    {
        KeywordMatch.Word => text.IsWordStart(start) && text.IsWordEnd(end),
        KeywordMatch.Prefix => text.IsWordStart(start),
        _ => true,
    };

    // A node answers as its fallback does, but for its own children.
    private int[] MakeReadySteps()
    {
        var steps = new int[_readyNodes * _width];
        for (var node = 0; node < _readyNodes; node++)
        {
            var row = steps.AsSpan(node * _width, _width);
            if (node != KeywordTrie.Root)
            {
                steps.AsSpan(_trie[node].Fallback * _width, _width).CopyTo(row);
            }

            for (var child = _trie[node].FirstChild; child < _trie[node].EndChild; child++)
            {
                row[_trie.SymbolOf(child)] = child;
            }
        }

        return steps;
    }
}
