using Supsis.Portal.Data;
using Supsis.Portal.Tests.TestKit;

namespace Supsis.Portal.Tests.Data;

public sealed class IdGeneratorTests
{
    [Fact]
    public void Ids_rise_within_a_millisecond_and_past_its_counter()
    {
        var ids = new IdGenerator(new ManualClock());

        var made = Enumerable.Range(0, 10_000).Select(_ => ids.Next()).ToList();

        Rises(made);
    }

    [Fact]
    public void Ids_rise_when_the_clock_goes_back()
    {
        var clock = new ManualClock();
        var ids = new IdGenerator(clock);
        var made = new List<Guid> { ids.Next() };
        clock.JumpTo(clock.GetUtcNow() - TimeSpan.FromDays(1));
        made.AddRange(Enumerable.Range(0, 5_000).Select(_ => ids.Next()));
        clock.JumpTo(clock.GetUtcNow() + TimeSpan.FromDays(2));
        made.Add(ids.Next());

        Rises(made);
    }

    [Fact]
    public async Task Every_thread_sees_its_ids_rise_and_no_two_are_the_same()
    {
        var ids = new IdGenerator(TimeProvider.System);

        var made = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Enumerable.Range(0, 20_000).Select(_ => ids.Next()).ToList())));

        Assert.All(made, Rises);
        Assert.Equal(160_000, made.SelectMany(id => id).Distinct().Count());
    }

    [Fact]
    public void An_id_is_a_uuid_of_version_7_that_tells_its_time()
    {
        var clock = new ManualClock();

        var id = new IdGenerator(clock).Next();

        Assert.Equal((7, 8), (id.Version, id.Variant & 0xC));
        Assert.Equal(clock.GetUtcNow().ToUnixTimeMilliseconds(), Convert.ToInt64(id.ToString("N")[..12], 16));
    }

    // As the database sorts them: by their bytes.
    private static void Rises(IReadOnlyList<Guid> ids) =>
        Assert.All(ids.Zip(ids.Skip(1)), pair => Assert.True(string.CompareOrdinal(pair.First.ToString("N"), pair.Second.ToString("N")) < 0, $"{pair.First} {pair.Second}"));
}
