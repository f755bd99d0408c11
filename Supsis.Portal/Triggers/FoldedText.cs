using System.Buffers;
using System.Text;

namespace Supsis.Portal.Triggers;

/// <summary>A text made comparable, which still knows where each of its characters stood in the original.</summary>
internal readonly ref struct FoldedText(char[] units, int[] starts, int[] ends, int length) : IDisposable
{
    public int Length { get; } = length;

    public ReadOnlySpan<char> Text => units.AsSpan(0, Length);

    public (int Start, int Length) OriginalRange(int foldedStart, int foldedLength)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(foldedLength, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(foldedStart + foldedLength, Length);

        var start = starts[foldedStart];
        return (start, ends[foldedStart + foldedLength - 1] - start);
    }

    /// <summary>Whether neither a letter nor a digit stands before this place.</summary>
    public bool IsWordStart(int foldedStart)
    {
        if (foldedStart == 0)
        {
            return true;
        }

        Rune.DecodeLastFromUtf16(Text[..foldedStart], out var before, out _);
        return !Rune.IsLetterOrDigit(before);
    }

    /// <summary>Whether neither a letter nor a digit stands at this place.</summary>
    public bool IsWordEnd(int foldedEnd)
    {
        if (foldedEnd == Length)
        {
            return true;
        }

        Rune.DecodeFromUtf16(Text[foldedEnd..], out var after, out _);
        return !Rune.IsLetterOrDigit(after);
    }

    public void Dispose()
    {
        ArrayPool<char>.Shared.Return(units);
        ArrayPool<int>.Shared.Return(starts);
        ArrayPool<int>.Shared.Return(ends);
    }
}
