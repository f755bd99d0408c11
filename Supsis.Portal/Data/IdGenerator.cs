using System.Security.Cryptography;

namespace Supsis.Portal.Data;

/// <summary>Makes ids that sort by the time they were made (UUID version 7, RFC 9562 section 6.2, method 1: a counter within the millisecond).</summary>
/// <remarks>One instance for the process: a reader that pages by id must never find a younger row below an older one.</remarks>
public sealed class IdGenerator(TimeProvider clock)
{
    private const int CounterLimit = 0x1000;

    private readonly Lock _lock = new();
    private readonly byte[] _random = new byte[512]; // asking for eight bytes at a time costs more than everything else here
    private int _randomUsed = 512;
    private long _millisecond;
    private int _counter;

    public Guid Next()
    {
        Span<byte> bytes = stackalloc byte[16];
        var (millisecond, counter) = Tick(bytes[8..]);
        for (var i = 0; i < 6; i++)
        {
            bytes[i] = (byte)(millisecond >> (40 - (8 * i)));
        }

        bytes[6] = (byte)(0x70 | (counter >> 8));
        bytes[7] = (byte)counter;
        bytes[8] = (byte)(0x80 | (bytes[8] & 0x3F));
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>No id that is made from then on is smaller.</summary>
    public static Guid FirstAt(DateTimeOffset at)
    {
        Span<byte> bytes = stackalloc byte[16];
        bytes.Clear();
        for (var (i, millisecond) = (0, Math.Max(0, at.ToUnixTimeMilliseconds())); i < 6; i++)
        {
            bytes[i] = (byte)(millisecond >> (40 - (8 * i)));
        }

        return new Guid(bytes, bigEndian: true);
    }

    private (long Millisecond, int Counter) Tick(Span<byte> random)
    {
        lock (_lock)
        {
            if (_randomUsed == _random.Length)
            {
                RandomNumberGenerator.Fill(_random);
                _randomUsed = 0;
            }

            _random.AsSpan(_randomUsed, random.Length).CopyTo(random);
            _randomUsed += random.Length;
            var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
            if (now > _millisecond)
            {
                (_millisecond, _counter) = (now, 0);
            }
            else if (++_counter == CounterLimit)
            {
                (_millisecond, _counter) = (_millisecond + 1, 0);
            }

            return (_millisecond, _counter);
        }
    }
}
