using System.Net;
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
}
