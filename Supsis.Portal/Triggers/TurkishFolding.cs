using System.Runtime.CompilerServices;
using System.Text;

namespace Supsis.Portal.Triggers;

/// <summary>Makes texts comparable as Turkish readers compare them: every i is the same letter, on every server.</summary>
internal static class TurkishFolding
{
    private static readonly FoldingTable Exact = new(ignoreDiacritics: false);
    private static readonly FoldingTable WithoutDiacritics = new(ignoreDiacritics: true);

    public static string FoldKeyword(string keyword, bool ignoreDiacritics)
    {
        using var folded = Fold(keyword, ignoreDiacritics);
        return folded.Text.ToString();
    }

    public static FoldedText Fold(string text, bool ignoreDiacritics)
    {
        var table = ignoreDiacritics ? WithoutDiacritics : Exact;
        var writer = new FoldedTextWriter(text.Length);
        var at = 0;
        while (at < text.Length)
        {
            at = FoldPlainRun(text, at, table, ref writer);
            if (at < text.Length)
            {
                at = FoldCluster(text, at, ignoreDiacritics, ref writer);
            }
        }

        return writer.Finish();
    }

    /// <summary>Folds unit by unit, with one look at the table each, and stops before the first that needs a closer look.</summary>
    /// <remarks>Optimized at once, as <see cref="KeywordAutomaton.FindAll"/> is.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int FoldPlainRun(string text, int from, FoldingTable table, ref FoldedTextWriter writer)
    {
        var rest = text.AsSpan(from);
        writer.Reserve(rest.Length, out var units, out var starts, out var ends);
        starts = starts[..units.Length];
        ends = ends[..units.Length];
        var count = 0;
        for (; count < rest.Length && count < units.Length; count++)
        {
            var answer = table[rest[count]];
            if (!FoldingTable.IsCharacter(answer))
            {
                // A mark may change the unit before it, which has then been taken too early.
                count -= count > 0 && FoldingTable.MayChangeThePrevious(answer) ? 1 : 0;
                break;
            }

            units[count] = answer;
            starts[count] = from + count;
            ends[count] = from + count + 1;
        }

        writer.Advance(count);
        return from + count;
    }

    private static int FoldCluster(string text, int from, bool ignoreDiacritics, ref FoldedTextWriter writer)
    {
        var table = ignoreDiacritics ? WithoutDiacritics : Exact;
        Span<char> units = stackalloc char[FoldingCluster.Longest];
        var found = FindCluster(text, from, table, units);
        var cluster = units[..found.Units];

        if (cluster.Length == 1 && FoldingTable.IsCharacter(table[cluster[0]]))
        {
            writer.Write([table[cluster[0]]], found.Start, found.End);
        }
        else if (FoldingCluster.IsPictograph(cluster))
        {
            writer.Write(cluster, found.Start, found.End);
        }
        else if (cluster.Length > 0)
        {
            Span<char> folded = stackalloc char[FoldingCluster.LongestFolded];
            var length = FoldingCluster.Fold(cluster, ignoreDiacritics, folded);
            writer.Write(folded[..length], found.Start, found.End);
        }

        return found.Next;
    }

    /// <summary>Copies one character and its marks, without what has no width; the range leaves out what is ignored around them.</summary>
    private static (int Units, int Start, int End, int Next) FindCluster(string text, int from, FoldingTable table, Span<char> units)
    {
        var (count, start, end, at) = (0, from, from, from);
        while (at < text.Length)
        {
            Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var consumed);
            rune = rune.Value == FoldingCluster.Refused ? Rune.ReplacementChar : rune;
            var kind = KindOf(rune, table);
            if (kind != FoldingKind.Ignored)
            {
                if (count > 0 && (kind == FoldingKind.Starts || count + rune.Utf16SequenceLength > units.Length))
                {
                    break;
                }

                start = count == 0 ? at : start;
                count += rune.EncodeToUtf16(units[count..]);
                end = at + consumed;
            }

            at += consumed;
        }

        return (count, start, end, at);
    }

    private static FoldingKind KindOf(Rune rune, FoldingTable table)
    {
        if (!rune.IsBmp)
        {
            return FoldingKinds.Of(rune);
        }

        return table[(char)rune.Value] switch
        {
            FoldingTable.Joins => FoldingKind.Joins,
            FoldingTable.Ignored => FoldingKind.Ignored,
            _ => FoldingKind.Starts,
        };
    }
}
