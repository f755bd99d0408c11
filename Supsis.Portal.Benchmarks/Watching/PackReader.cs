using System.Text;

namespace Supsis.Portal.Benchmarks.Watching;

/// <summary>Reads MessagePack as the portal writes it: no extensions.</summary>
internal ref struct PackReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;

    public int ReadArray()
    {
        var code = TakeCode();
        return code switch
        {
            >= 0x90 and <= 0x9f => code & 0x0f,
            0xdc => (int)TakeNumber(2),
            0xdd => (int)TakeNumber(4),
            _ => throw Unexpected(code),
        };
    }

    public long ReadInteger()
    {
        var code = TakeCode();
        return code switch
        {
            <= 0x7f => code,
            >= 0xe0 => (sbyte)code,
            0xcc or 0xcd or 0xce or 0xcf => (long)TakeNumber(1 << (code - 0xcc)),
            0xd0 => (sbyte)TakeNumber(1),
            0xd1 => (short)TakeNumber(2),
            0xd2 => (int)TakeNumber(4),
            0xd3 => (long)TakeNumber(8),
            _ => throw Unexpected(code),
        };
    }

    /// <summary>Null where there is nothing.</summary>
    public string? ReadText()
    {
        var code = TakeCode();
        return code switch
        {
            0xc0 => null,
            >= 0xa0 and <= 0xbf => Encoding.UTF8.GetString(Take(code & 0x1f)),
            0xd9 or 0xda or 0xdb => Encoding.UTF8.GetString(Take((int)TakeNumber(1 << (code - 0xd9)))),
            _ => throw Unexpected(code),
        };
    }

    public ReadOnlySpan<byte> ReadBinary()
    {
        var code = TakeCode();
        return code is 0xc4 or 0xc5 or 0xc6 ? Take((int)TakeNumber(1 << (code - 0xc4))) : throw Unexpected(code);
    }

    /// <summary>Passes over one value, whatever it is.</summary>
    public void Skip()
    {
        var code = TakeCode();
        switch (code)
        {
            case <= 0x7f or >= 0xe0 or 0xc0 or 0xc2 or 0xc3:
                break;
            case <= 0x8f:
                SkipMany(2 * (code & 0x0f));
                break;
            case <= 0x9f:
                SkipMany(code & 0x0f);
                break;
            case <= 0xbf:
                Take(code & 0x1f);
                break;
            case 0xc4 or 0xc5 or 0xc6:
                Take((int)TakeNumber(1 << (code - 0xc4)));
                break;
            case 0xd9 or 0xda or 0xdb:
                Take((int)TakeNumber(1 << (code - 0xd9)));
                break;
            case 0xca or 0xcb:
                Take(code == 0xca ? 4 : 8);
                break;
            case >= 0xcc and <= 0xcf:
                Take(1 << (code - 0xcc));
                break;
            case >= 0xd0 and <= 0xd3:
                Take(1 << (code - 0xd0));
                break;
            case 0xdc or 0xdd:
                SkipMany((int)TakeNumber(code == 0xdc ? 2 : 4));
                break;
            case 0xde or 0xdf:
                SkipMany(2 * (int)TakeNumber(code == 0xde ? 2 : 4));
                break;
            default:
                throw Unexpected(code);
        }
    }

    private static InvalidDataException Unexpected(byte code) => new($"MessagePack 0x{code:x2} was not expected here.");

    private void SkipMany(int count)
    {
        for (var value = 0; value < count; value++)
        {
            Skip();
        }
    }

    private byte TakeCode() => Take(1)[0];

    private ulong TakeNumber(int size)
    {
        ulong number = 0;
        foreach (var part in Take(size))
        {
            number = (number << 8) | part;
        }

        return number;
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count < 0 || count > _rest.Length)
        {
            throw new InvalidDataException("A MessagePack value ends too early.");
        }

        var taken = _rest[..count];
        _rest = _rest[count..];
        return taken;
    }
}
