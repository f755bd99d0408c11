using System.Net;
using System.Net.Sockets;
using Supsis.Portal.Tests.TestKit;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Tests.Webhooks;

public sealed class EgressGuardTests
{
    [Theory]
    [InlineData(nameof(EgressRefusal.None), "8.8.8.8", "2606:4700:4700::1111")]
    [InlineData(nameof(EgressRefusal.ResolvedAddress), "8.8.8.8", "10.0.0.1")]
    [InlineData(nameof(EgressRefusal.ResolvedAddress), "8.8.8.8", "::1")]
    [InlineData(nameof(EgressRefusal.ResolvedAddress), "::ffff:192.168.1.1")]
    [InlineData(nameof(EgressRefusal.NotFound))]
    public async Task Every_address_of_a_name_must_be_allowed(string refusal, params string[] addresses)
    {
        var egress = new EgressSetUp { Names = { ["crm.example.com"] = addresses } };

        var verdict = await egress.Guard.JudgeAsync("crm.example.com", 443, CancellationToken.None);

        Assert.Equal(refusal, verdict.Refusal.ToString());
        Assert.Equal(refusal == nameof(EgressRefusal.None) ? addresses : [], verdict.Addresses.Select(address => address.ToString()));
        Assert.Single(egress.LookedUp);
    }

    [Fact]
    public async Task A_name_system_that_says_nothing_is_waited_for_three_seconds()
    {
        var clock = new ManualClock();
        var resolver = new HostResolver((_, _) => new TaskCompletionSource<IPAddress[]>().Task, clock);

        var asking = resolver.ResolveAsync("crm.example.com", CancellationToken.None);
        clock.Advance(TimeSpan.FromSeconds(2.9));
        Assert.False(asking.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(0.2));

        Assert.Empty(await asking);
    }

    public static TheoryData<string, string[]?, double> Refused => new()
    {
        { "crm.example.com", null, 0 }, // no such name, said at once
        { "crm.example.com", null, 2.5 }, // said after a while
        { "crm.example.com", null, 60 }, // never said
        { "crm.example.com", ["10.0.0.1"], 0 },
        { "crm.example.com", ["10.0.0.1"], 2.5 },
        { "crm.example.com", ["8.8.8.8", "10.0.0.1"], 0 },
        { "redis", null, 0 },
        { "redis", ["10.0.0.1"], 0 },
        { "redis", ["8.8.8.8"], 2.5 },
    };

    [Theory, MemberData(nameof(Refused))]
    public async Task Every_refusal_that_asked_the_name_system_takes_the_same_time(string host, string[]? addresses, double seconds)
    {
        var clock = new ManualClock();
        var guard = new EgressGuard(new EgressSetUp("192.168.0.0/16").Policy, new HostResolver((_, _) => AnswerAsync(addresses, TimeSpan.FromSeconds(seconds), clock), clock), clock);

        var judging = guard.JudgeAsync(host, 443, CancellationToken.None);
        foreach (var step in new[] { 2.4, 0.2, 0.3 }) // to 2.9: past the answer that comes after 2.5
        {
            clock.Advance(TimeSpan.FromSeconds(step));
            await UntilAsync(() => clock.WaitingTimers > 0 || judging.IsCompleted);
            Assert.False(judging.IsCompleted);
        }

        clock.Advance(TimeSpan.FromSeconds(0.1));
        Assert.False((await judging.WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System)).IsAllowed);
    }

    [Fact]
    public async Task A_name_that_is_allowed_waits_for_nothing()
    {
        var clock = new ManualClock();
        var guard = new EgressGuard(new EgressSetUp().Policy, new HostResolver((_, _) => AnswerAsync(["8.8.8.8"], TimeSpan.Zero, clock), clock), clock);

        Assert.True((await guard.JudgeAsync("crm.example.com", 443, CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System)).IsAllowed);
        Assert.Equal(0, clock.WaitingTimers);
    }

    private static async Task<IPAddress[]> AnswerAsync(string[]? addresses, TimeSpan after, ManualClock clock)
    {
        using var wait = new PeriodicTimer(after > TimeSpan.Zero ? after : TimeSpan.FromDays(1), clock);
        _ = after > TimeSpan.Zero && await wait.WaitForNextTickAsync();
        return addresses?.Select(IPAddress.Parse).ToArray() ?? throw new SocketException((int)SocketError.HostNotFound);
    }

    private static async Task UntilAsync(Func<bool> isSo)
    {
        for (var tries = 0; !isSo() && tries < 1_000_000; tries++)
        {
            await Task.Yield();
        }
    }
}
