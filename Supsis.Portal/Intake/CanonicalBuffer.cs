using System.Buffers;

namespace Supsis.Portal.Intake;

/// <summary>A growing stretch of bytes borrowed from the shared pool.</summary>
internal ref struct CanonicalBuffer(int capacity) : IDisposable
{
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(capacity);
    private int _length;

    public readonly ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _length);

    public void Append(byte value)
    {
        if (_length == _bytes.Length)
        {
            Grow(1);
        }

        _bytes[_length++] = value;
    }

    public void Append(scoped ReadOnlySpan<byte> values)
    {
        if (values.Length > _bytes.Length - _length)
        {
            Grow(values.Length);
        }

        values.CopyTo(_bytes.AsSpan(_length));
        _length += values.Length;
    }

    public readonly void Dispose() => ArrayPool<byte>.Shared.Return(_bytes);

    private void Grow(int wanted)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_bytes.Length * 2, _length + wanted));
        Written.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
