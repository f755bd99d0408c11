using System.Text;

namespace Supsis.Portal.Triggers;

/// <summary>What each UTF-16 unit folds to when it stands alone, filled page by page as texts need it.</summary>
internal sealed class FoldingTable
{
    // Answers that are no character: a folded unit that stands alone is never a surrogate.
    public const char Expands = '\uD800';
    public const char Surrogate = '\uD801';
    public const char Joins = '\uD802';
    public const char Ignored = '\uD803';

    private const char Unknown = '\uD804';
    private const int PageLength = 256;

    private readonly bool _ignoreDiacritics;
    private readonly char[] _answers = new char[char.MaxValue + 1];

    public FoldingTable(bool ignoreDiacritics)
    {
        _ignoreDiacritics = ignoreDiacritics;
        Array.Fill(_answers, Unknown);
    }

    public char this[char unit]
    {
        get
        {
            var answer = _answers[unit];
            return answer == Unknown ? FillPageOf(unit) : answer;
        }
    }

    public static bool IsCharacter(char answer) => (answer & 0xF800) != 0xD800;

    public static bool MayChangeThePrevious(char answer) => answer is Surrogate or Joins or Ignored;

    // Two threads may fill the same page: both write the same answers.
    private char FillPageOf(char unit)
    {
        var first = unit / PageLength * PageLength;
        for (var i = first; i < first + PageLength; i++)
        {
            _answers[i] = Answer((char)i);
        }

        return _answers[unit];
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
        var length = FoldingCluster.Fold([unit], _ignoreDiacritics, folded);
        return length == 1 ? folded[0] : Expands;
    }
}
