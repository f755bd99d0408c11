using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Supsis.Portal.Benchmarks.Watching;

/// <summary>Writes the few kinds of MessagePack values that a browser sends to its circuit.</summary>
internal sealed class PackWriter
{
    private readonly ArrayBufferWriter<byte> _buffer = new(256);

    public ReadOnlySpan<byte> Written => _buffer.WrittenSpan;

    public void WriteArray(int count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, 15);
        Put((byte)(0x90 | count));
    }

    public void WriteEmptyMap() => Put(0x80);

    public void WriteNothing() => Put(0xc0);

    public void WriteInteger(long value)
    {
        if (value is >= 0 and <= 0x7f)
        {
            Put((byte)value);
            return;
        }

        Put(0xd3);
        BinaryPrimitives.WriteInt64BigEndian(_buffer.GetSpan(8), value);
        _buffer.Advance(8);
    }

    public void WriteBoolean(bool value) => Put(value ? (byte)0xc3 : (byte)0xc2);

    public void WriteText(string value)
    {
        var length = Encoding.UTF8.GetByteCount(value);
        if (length < 32)
        {
            Put((byte)(0xa0 | length));
        }
        else
        {
            Put(0xdb);
            BinaryPrimitives.WriteInt32BigEndian(_buffer.GetSpan(4), length);
            _buffer.Advance(4);
        }

        Encoding.UTF8.GetBytes(value, _buffer);
    }

    private void Put(byte value) => _buffer.Write([value]);
}
