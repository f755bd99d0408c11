using Supsis.Portal.Benchmarks.Watching;

namespace Supsis.Portal.Tests.Benchmarks;

public sealed class PackTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(127)]
    [InlineData(128)]
    [InlineData(-1)]
    [InlineData(long.MaxValue)]
    public void A_number_is_read_as_it_was_written(long number)
    {
        var writer = new PackWriter();
        writer.WriteInteger(number);

        Assert.Equal(number, new PackReader(writer.Written).ReadInteger());
    }

    [Theory]
    [InlineData("cc80", 128)]
    [InlineData("cd0100", 256)]
    [InlineData("ce00010000", 65536)]
    [InlineData("d0ff", -1)]
    [InlineData("d1ff00", -256)]
    [InlineData("d2ffff0000", -65536)]
    [InlineData("e0", -32)]
    public void Every_width_of_number_is_read(string hex, long number) =>
        Assert.Equal(number, new PackReader(Convert.FromHexString(hex)).ReadInteger());

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(70_000)]
    public void A_text_is_read_as_it_was_written(int length)
    {
        var text = new string('ş', length);
        var writer = new PackWriter();
        writer.WriteText(text);

        Assert.Equal(text, new PackReader(writer.Written).ReadText());
    }

    [Theory]
    [InlineData("c0")]
    [InlineData("93c2c30a")]
    [InlineData("82a161cb0000000000000000a162ca00000000")]
    [InlineData("c403aabbcc")]
    [InlineData("dc0002d9016101")]
    [InlineData("de0001a16191cf0000000000000001")]
    public void What_does_not_matter_is_passed_over_to_its_end(string hex)
    {
        var reader = new PackReader([.. Convert.FromHexString(hex), 0x2a]);

        reader.Skip();

        Assert.Equal(0x2a, reader.ReadInteger());
    }

    [Fact]
    public void A_value_that_ends_too_early_is_said_to() =>
        Assert.Throws<InvalidDataException>(() => new PackReader([0xc4, 0x05, 0x01]).ReadBinary().ToArray());

    [Theory]
    [InlineData(1)]
    [InlineData(127)]
    [InlineData(128)]
    [InlineData(20_000)]
    public void A_message_is_taken_only_when_all_of_it_has_come(int length)
    {
        var message = Enumerable.Repeat((byte)7, length).ToArray();
        byte[] sent = [.. HubFrame.Wrap(message), 1, 9];

        ReadOnlySpan<byte> part = sent.AsSpan(0, sent.Length - 3);
        Assert.False(HubFrame.TryTake(ref part, out _));

        ReadOnlySpan<byte> all = sent;
        Assert.True(HubFrame.TryTake(ref all, out var first));
        Assert.Equal(message, first.ToArray());
        Assert.True(HubFrame.TryTake(ref all, out var second));
        Assert.Equal([9], second.ToArray());
        Assert.True(all.IsEmpty);
    }
}
