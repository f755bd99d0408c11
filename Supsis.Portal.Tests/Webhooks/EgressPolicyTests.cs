using System.Net;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Tests.Webhooks;

public sealed class EgressPolicyTests
{
    [Fact]
    public void An_allowed_network_beats_the_ranges()
    {
        var policy = new EgressSetUp("10.1.0.0/16").Policy;

        Assert.False(policy.IsDenied(IPAddress.Parse("10.1.2.3"), 443));
        Assert.False(policy.IsDenied(IPAddress.Parse("::ffff:10.1.2.3"), 443));
        Assert.True(policy.IsDenied(IPAddress.Parse("10.2.0.1"), 443));
    }

    [Fact]
    public void A_denied_network_beats_an_allowed_one_and_the_public_ones()
    {
        var policy = new EgressSetUp(new EgressOptions { AllowedNetworks = ["10.0.0.0/8"], DeniedNetworks = ["10.9.0.0/16", "2a00:64::/96"] }).Policy;

        Assert.True(policy.IsDenied(IPAddress.Parse("10.9.0.1"), 443));
        Assert.False(policy.IsDenied(IPAddress.Parse("10.8.0.1"), 443));
        Assert.True(policy.IsDenied(IPAddress.Parse("2a00:64::a00:1"), 443));
    }

    [Fact]
    public void The_addresses_of_this_machine_are_refused_unless_allowed()
    {
        Assert.True(new EgressSetUp(new EgressOptions(), "8.8.4.4").Policy.IsDenied(IPAddress.Parse("8.8.4.4"), 443));
        Assert.False(new EgressSetUp(new EgressOptions(), "8.8.4.4").Policy.IsDenied(IPAddress.Parse("8.8.4.5"), 443));
        Assert.False(new EgressSetUp(new EgressOptions { AllowedNetworks = ["8.8.4.4"] }, "8.8.4.4").Policy.IsDenied(IPAddress.Parse("8.8.4.4"), 443));
    }

    [Theory]
    [InlineData("0.0.0.0", "127.0.0.1")]
    [InlineData("0.0.0.0", "127.9.9.9")]
    [InlineData("0.0.0.0", "10.5.5.5")]
    [InlineData("::", "::1")]
    [InlineData("::", "10.5.5.5")]
    [InlineData("::", "::ffff:127.0.0.1")]
    [InlineData("127.0.0.1", "127.0.0.1")]
    [InlineData("127.0.0.1", "0.0.0.0")]
    [InlineData("127.0.0.1", "::ffff:127.0.0.1")]
    public void Our_own_listeners_are_refused_even_when_their_network_is_allowed(string listener, string target)
    {
        var policy = new EgressSetUp(new EgressOptions { AllowedNetworks = ["0.0.0.0/0", "::/0"] }, "10.5.5.5").Policy;
        policy.SetOwnListeners([new(IPAddress.Parse(listener), 5080)]);

        Assert.True(policy.IsDenied(IPAddress.Parse(target), 5080));
        Assert.False(policy.IsListed(IPAddress.Parse(target), 5080));
        Assert.False(policy.IsDenied(IPAddress.Parse(target), 5081));
    }

    [Fact]
    public void A_stranger_on_our_port_is_no_listener_of_ours()
    {
        var policy = new EgressSetUp("10.0.0.0/8").Policy;
        policy.SetOwnListeners([new(IPAddress.Any, 443)]);

        Assert.False(policy.IsDenied(IPAddress.Parse("10.5.5.6"), 443));
    }

    [Theory]
    [InlineData("redis", true)]
    [InlineData("localhost.", true)]
    [InlineData("a.LOCALHOST", true)]
    [InlineData("printer.local", true)]
    [InlineData("local", true)]
    [InlineData("metadata.google.internal", true)]
    [InlineData("router.home.arpa", true)]
    [InlineData("home.arpa", true)]
    [InlineData("crm.default.svc", true)]
    [InlineData("crm.default.svc.cluster.local.", true)]
    [InlineData("crm.example.com", false)]
    [InlineData("notlocal.example", false)]
    [InlineData("mylocal.com", false)]
    public void Names_of_the_inside_are_refused(string host, bool refused) => Assert.Equal(refused, EgressPolicy.IsRefusedName(host));

    [Fact]
    public void Only_listed_ports_and_never_port_zero()
    {
        Assert.True(new EgressSetUp(new EgressOptions()).Policy.PermitsPort(8443));
        Assert.False(new EgressSetUp(new EgressOptions()).Policy.PermitsPort(0));
        Assert.False(new EgressSetUp(new EgressOptions { AllowedPorts = [443] }).Policy.PermitsPort(8443));
    }
}
