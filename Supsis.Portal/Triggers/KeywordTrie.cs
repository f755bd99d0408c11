namespace Supsis.Portal.Triggers;

/// <summary>All keywords as one tree of shared beginnings (Aho and Corasick's), numbered level by level, children side by side.</summary>
internal sealed class KeywordTrie
{
    public const int Root = 0;

    private readonly KeywordNode[] _nodes;
    private readonly ushort[] _symbols;

    /// <summary>The keywords must not be empty, and stand in ordinal order: those that share a beginning are neighbours.</summary>
    public KeywordTrie(ReadOnlySpan<string> keywords, KeywordAlphabet alphabet)
    {
        var nodes = new List<KeywordNode> { new(Depth: 0, FirstKeyword: 0) };
        var symbols = new List<ushort> { KeywordAlphabet.NoSymbol };
        var ends = new List<int> { keywords.Length };
        for (var i = 0; i < nodes.Count; i++)
        {
            var node = nodes[i];
            var at = node.FirstKeyword;
            at += CountEnding(keywords[at..ends[i]], node.Depth);
            node.EndKeyword = at;
            node.FirstChild = nodes.Count;
            while (at < ends[i])
            {
                nodes.Add(new(node.Depth + 1, at));
                symbols.Add(alphabet[keywords[at][node.Depth]]);
                at += CountSharing(keywords[at..ends[i]], node.Depth);
                ends.Add(at);
            }

            node.EndChild = nodes.Count;
            nodes[i] = node;
        }

        _nodes = [.. nodes];
        _symbols = [.. symbols];
        LinkFallbacks();
    }

    public int Count => _nodes.Length;

    public ref readonly KeywordNode this[int node] => ref _nodes[node];

    public ushort SymbolOf(int node) => _symbols[node];

    /// <summary>The child that the symbol leads to; the root when there is none.</summary>
    public int Child(int node, ushort symbol)
    {
        var (low, high) = (_nodes[node].FirstChild, _nodes[node].EndChild);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (_symbols[middle] < symbol)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low < _nodes[node].EndChild && _symbols[low] == symbol ? low : Root;
    }

    private static int CountEnding(ReadOnlySpan<string> keywords, int depth)
    {
        var count = 0;
        while (count < keywords.Length && keywords[count].Length == depth)
        {
            count++;
        }

        return count;
    }

    private static int CountSharing(ReadOnlySpan<string> keywords, int depth)
    {
        var count = 1;
        while (count < keywords.Length && keywords[count][depth] == keywords[0][depth])
        {
            count++;
        }

        return count;
    }

    // Level by level: a fallback is shorter than its node, so it is complete before it is needed.
    private void LinkFallbacks()
    {
        for (var parent = Root; parent < _nodes.Length; parent++)
        {
            for (var child = _nodes[parent].FirstChild; child < _nodes[parent].EndChild; child++)
            {
                var fallback = parent == Root ? Root : FallbackOf(parent, _symbols[child]);
                ref var node = ref _nodes[child];
                node.Fallback = fallback;
                node.Report = node.EndsKeyword ? child : _nodes[fallback].Report;
            }
        }
    }

    private int FallbackOf(int parent, ushort symbol)
    {
        var candidate = parent;
        while (candidate != Root)
        {
            candidate = _nodes[candidate].Fallback;
            var child = Child(candidate, symbol);
            if (child != Root)
            {
                return child;
            }
        }

        return Root;
    }
}
