using System.Buffers;

namespace Supsis.Portal.Triggers;

internal ref struct FoldedTextWriter(int expectedLength)
{
    private char[] _units = ArrayPool<char>.Shared.Rent(expectedLength);
    private int[] _starts = ArrayPool<int>.Shared.Rent(expectedLength);
    private int[] _ends = ArrayPool<int>.Shared.Rent(expectedLength);
    private int _length;

    /// <summary>Room for so many more units, to be filled from the front and then counted by <see cref="Advance"/>.</summary>
    public void Reserve(int count, out Span<char> units, out Span<int> starts, out Span<int> ends)
    {
        // Rented arrays may differ in length, so each is asked.
        if (_length + count > Math.Min(_units.Length, Math.Min(_starts.Length, _ends.Length)))
        {
            Grow(_length + count);
        }

        units = _units.AsSpan(_length, count);
        starts = _starts.AsSpan(_length, count);
        ends = _ends.AsSpan(_length, count);
    }

    public void Advance(int count) => _length += count;

    public void Write(scoped ReadOnlySpan<char> folded, int start, int end)
    {
        Reserve(folded.Length, out var units, out var starts, out var ends);
        folded.CopyTo(units);
        starts.Fill(start);
        ends.Fill(end);
        Advance(folded.Length);
    }

    public readonly FoldedText Finish() => new(_units, _starts, _ends, _length);

    private void Grow(int needed)
    {
        var length = Math.Max(needed, _length * 2);
        _units = Grown(_units, length);
        _starts = Grown(_starts, length);
        _ends = Grown(_ends, length);
    }

    private readonly T[] Grown<T>(T[] full, int length)
    {
        var larger = ArrayPool<T>.Shared.Rent(length);
        full.AsSpan(0, _length).CopyTo(larger);
        ArrayPool<T>.Shared.Return(full);
        return larger;
    }
}
