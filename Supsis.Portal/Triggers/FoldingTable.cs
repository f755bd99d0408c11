using System.Text;

namespace Supsis.Portal.Triggers;

/// <summary>What each UTF-16 unit folds to when it stands alone, filled page by page as texts need it.</summary>
internal sealed class FoldingTable(bool ignoreDiacritics)
{
    // Answers that are no character: a folded unit that stands alone is never a surrogate.
    public const char Expands = '\uD800';
    public const char Surrogate = '\uD801';
    public const char Joins = '\uD802';
    public const char Ignored = '\uD803';

    private const int PageLength = 256;

    private readonly char[]?[] _pages = new char[char.MaxValue / PageLength + 1][];

    public char this[char unit] => (_pages[unit / PageLength] ?? Fill(unit / PageLength))[unit % PageLength];

    public static bool IsCharacter(char answer) => (answer & 0xF800) != 0xD800;

    public static bool MayChangeThePrevious(char answer) => answer is Surrogate or Joins or Ignored;

    // Two threads may fill the same page; both get the same answers.
    private char[] Fill(int page)
    {
        var filled = new char[PageLength];
        for (var i = 0; i < PageLength; i++)
        {
            filled[i] = Answer((char)(page * PageLength + i));
        }

        Volatile.Write(ref _pages[page], filled);
        return filled;
    }

    private char Answer(char unit)
    {
        if (char.IsSurrogate(unit))
        {
            return Surrogate;
        }

        if (unit == FoldingCluster.Refused)
        {
            return FoldingCluster.Replacement;
        }

        return FoldingKinds.Of(new Rune(unit)) switch
        {
            FoldingKind.Joins => Joins,
            FoldingKind.Ignored => Ignored,
            _ => AnswerFor(unit),
        };
    }

    private char AnswerFor(char unit)
    {
        Span<char> folded = stackalloc char[FoldingCluster.LongestFolded];
        var length = FoldingCluster.Fold([unit], ignoreDiacritics, folded);
        return length == 1 ? folded[0] : Expands;
    }
}
