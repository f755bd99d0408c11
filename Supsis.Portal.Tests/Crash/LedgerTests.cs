using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using Supsis.Portal.Tests.TestKit;
using Xunit.Abstractions;

namespace Supsis.Portal.Tests.Crash;

/// <summary>The portal under load is killed again and again, at moments that nobody chose; in the end the books agree.</summary>
/// <remarks><c>PORTAL_KILLS</c> sets how often, <c>PORTAL_KILL_SEED</c> repeats the moments of an earlier run.</remarks>
public sealed class LedgerTests(ITestOutputHelper output) : IDisposable
{
    private const int Producers = 8;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly int _kills = Setting("PORTAL_KILLS") ?? 4;
    private readonly int _seed = Setting("PORTAL_KILL_SEED") ?? Random.Shared.Next();
    private readonly string _folder = PortalTemplate.CopyTo(Directory.CreateTempSubdirectory("supsis-ledger-").FullName, isSetUp: true);
    private readonly PortalLives _lives = new();

    /// <summary>Retries soon, so that claims are under way at every moment, more of them than kills could use up, and a breaker that never ends them for long: towards the end only what is always refused is left.</summary>
    private IEnumerable<string> Settings =>
        [.. Enumerable.Range(0, 8 + _kills).Select(i => $"--Deliveries:RetryDelays:{i}=00:00:00.2"), "--Deliveries:Breaker:Failures=1000", "--Deliveries:Breaker:Sample=128", "--Deliveries:Breaker:OpenFor=00:00:00.02", "--Deliveries:Breaker:OpenLimit=00:00:00.02"];

    [Fact]
    public async Task However_often_it_is_killed_every_accepted_event_has_all_its_deliveries()
    {
        await using var receiver = await LedgerReceiver.StartAsync();
        var disk = new DiskView(Path.Combine(_folder, "portal.db"));
        using var stop = new CancellationTokenSource();
        var producers = Enumerable.Range(0, Producers).Select(i => new LedgerProducer($"m{i}", _lives, receiver.Window)).ToList();
        var portal = await BeginAsync(receiver);
        await AddWebhooksAsync(portal, receiver);
        var load = producers.ConvertAll(producer => producer.RunAsync(stop.Token));

        var chance = new Random(_seed);
        for (var kill = 1; kill <= _kills; kill++)
        {
            await receiver.Heard.WaitAsync(Patience); // a start may take long on a busy machine, and what is killed here is to be at work
            await LivesForAsync(TimeSpan.FromMilliseconds(chance.Next(1, 1_500)));
            await portal.KillAsync();
            await portal.DisposeAsync();
            output.WriteLine($"kill {kill} left {string.Join(", ", await disk.RowsAsync("SELECT count(*), status, owner IS NOT NULL FROM deliveries WHERE completed_at IS NULL GROUP BY 2, 3"))}");
            if (chance.Next(4) == 0)
            {
                await KillAStartAsync(TimeSpan.FromMilliseconds(chance.Next(300, 2_500)));
            }

            portal = await BeginAsync(receiver);
        }

        await LivesForAsync(TimeSpan.FromMilliseconds(500));
        await stop.CancelAsync();
        await Task.WhenAll(load).WaitAsync(Patience);
        await disk.UntilAllEndedAsync();
        Assert.Equal(0, await portal.TerminateAsync());
        await portal.DisposeAsync();

        var audit = new LedgerAudit(disk, receiver, producers.SelectMany(producer => producer.Accepted).ToDictionary());
        var found = await audit.FindAsync();
        output.WriteLine($"events {producers.Sum(p => p.Accepted.Count)}, repeated {producers.Sum(p => p.Repeats)}, deliveries {receiver.Messages.Count}, requests {receiver.Messages.Sum(m => m.Requests)}, "
            + $"charged crashes {await disk.CountAsync("SELECT count(*) FROM attempts WHERE error = 'unknown_crash'")}, duplicates by life {string.Join(", ", audit.DuplicatesByLife().OrderBy(life => life.Key).Select(life => $"{life.Key}: {life.Value}"))}");
        Assert.True(found.Count == 0, $"PORTAL_KILL_SEED={_seed} PORTAL_KILLS={_kills}:\n{string.Join('\n', found)}");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static int? Setting(string name) => int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : null;

    private async Task<PortalProcess> BeginAsync(LedgerReceiver receiver)
    {
        receiver.BeginLife();
        var portal = await PortalProcess.StartAsync(_folder, Settings);
        _lives.Begin(portal.Api);
        return portal;
    }

    // Recovery is as mortal as everything else.
    private async Task KillAStartAsync(TimeSpan after)
    {
        await using var portal = PortalProcess.Launch(_folder, Settings);
        await LivesForAsync(after);
        await portal.KillAsync();
    }

    // The moment of a kill is the one thing here that must not wait for anything.
    private static async Task LivesForAsync(TimeSpan time)
    {
        using var timer = new PeriodicTimer(time, TimeProvider.System);
        await timer.WaitForNextTickAsync();
    }

    private static async Task AddWebhooksAsync(PortalProcess portal, LedgerReceiver receiver)
    {
        foreach (var path in (string[])[LedgerReceiver.Steady, LedgerReceiver.Shaky, LedgerReceiver.Ordered])
        {
            using var answer = await portal.Api.PostAsJsonAsync(
                "/api/v1/webhooks", new { name = path, url = new Uri(receiver.Origin, path), ordered = path == LedgerReceiver.Ordered, triggers = new[] { new { type = "message.created" } } });
            Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        }
    }
}
