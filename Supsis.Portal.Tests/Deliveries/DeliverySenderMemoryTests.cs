using System.Text;
using Supsis.Portal.Deliveries;
using Supsis.Portal.Tests.TestKit;
using Xunit.Abstractions;

namespace Supsis.Portal.Tests.Deliveries;

/// <summary>An answer without end costs a bounded number of bytes: of memory, and read from the receiver.</summary>
[Collection(Alone.Name)]
public sealed class DeliverySenderMemoryTests(ITestOutputHelper output)
{
    private const long Limit = 5 * 1024 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static TheoryData<string, int?, string?, string?> Endless => new()
    {
        { "body of 10 GB", 200, null, null },
        { "body without length", 200, null, null },
        { "chunks", 200, null, null },
        { "gzip bomb", 200, null, AttemptNote.BodyEncoded },
        { "headers", null, DeliveryError.HeadersTooLarge, null },
        { "headers without a value", null, DeliveryError.HeadersTooLarge, null },
        { "one header", null, DeliveryError.HeadersTooLarge, null },
        { "reason", null, DeliveryError.HeadersTooLarge, null },
        { "blank lines", null, DeliveryError.BadResponse, null },
        { "100 Continue", null, DeliveryError.HeadersTooLarge, null },
        { "103 Early Hints", null, DeliveryError.HeadersTooLarge, null },
        { "chunk extension", 200, null, AttemptNote.BodyBroken },
        { "trailers", 200, null, AttemptNote.BodyBroken },
    };

    [Theory, MemberData(nameof(Endless))]
    public async Task An_answer_without_end_stays_small_and_is_cut_without_waiting(string name, int? status, string? error, string? note)
    {
        var least = (Allocated: long.MaxValue, Written: long.MaxValue);
        for (var run = 0; run < 3; run++) // the first compiles and fills pools; whatever else allocates meanwhile counts against us
        {
            var (outcome, allocated, written) = await MeasureAsync(name);
            least = (Math.Min(least.Allocated, allocated), Math.Min(least.Written, written));

            Assert.Equal((status, error, note, TimeSpan.Zero), (outcome.Status, outcome.Error, outcome.Note, outcome.Duration));
            Assert.InRange(Encoding.UTF8.GetByteCount(outcome.ResponsePreview), 0, 16 * 1024);
            Assert.InRange(Encoding.UTF8.GetByteCount(outcome.ResponseHeaders), 0, 32 * 1024);
        }

        output.WriteLine($"{name}: {least.Allocated / 1024} KiB allocated by both sides, {least.Written / 1024} KiB written by the receiver");
        Assert.InRange(least.Allocated, 0, Limit);
        Assert.InRange(least.Written, 0, Limit);
    }

    private static async Task<(AttemptOutcome Outcome, long Allocated, long Written)> MeasureAsync(string name)
    {
        await using var receiver = RawReceiver.That(Misbehaviour.NeverStops(name));
        using var set = new SenderSetUp(clock: new ManualClock(), options: SenderSetUp.AsDelivered);
        var before = GC.GetTotalAllocatedBytes(precise: true);

        var outcome = await set.SendAsync(SenderSetUp.Loopback(receiver.Port)).WaitAsync(Patience, TimeProvider.System);
        await receiver.UntilClosedAsync();

        return (outcome, GC.GetTotalAllocatedBytes(precise: true) - before, receiver.Written);
    }
}
