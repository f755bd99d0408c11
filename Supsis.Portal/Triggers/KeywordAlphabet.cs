namespace Supsis.Portal.Triggers;

/// <summary>Numbers the characters that occur in keywords, so that tables need no column for any other.</summary>
internal sealed class KeywordAlphabet
{
    public const int NoSymbol = 0;

    private const int PageLength = 256;
    private static readonly ushort[] EmptyPage = new ushort[PageLength];

    private readonly ushort[][] _pages = new ushort[char.MaxValue / PageLength + 1][];

    public KeywordAlphabet(IEnumerable<string> keywords)
    {
        Array.Fill(_pages, EmptyPage);
        // In the characters' order: the trie's children are sorted by character and searched by symbol.
        foreach (var unit in keywords.SelectMany(keyword => keyword).Distinct().Order())
        {
            ref var page = ref _pages[unit / PageLength];
            page = page == EmptyPage ? new ushort[PageLength] : page;
            page[unit % PageLength] = (ushort)++Size;
        }
    }

    public int Size { get; }

    public ushort this[char unit] => _pages[unit / PageLength][unit % PageLength];
}
