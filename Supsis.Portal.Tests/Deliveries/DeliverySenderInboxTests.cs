using System.Net;
using Supsis.Portal.Deliveries;
using Supsis.Portal.Tests.TestKit;
using Supsis.Portal.Tests.Webhooks;

namespace Supsis.Portal.Tests.Deliveries;

public sealed class DeliverySenderInboxTests
{
    [Theory]
    [InlineData("http://portal.example.com/inbox/t0ken", "portal.example.com")]
    [InlineData("https://portal.example.com/inbox/t0ken", "portal.example.com")]
    [InlineData("https://169.254.169.254:8443/inbox/t0ken", "169.254.169.254:8443")]
    public async Task The_inbox_client_dials_our_own_listener_whatever_the_host_is(string url, string host)
    {
        await using var portal = await RecordingReceiver.StartAsync();
        using var set = new SenderSetUp(new EgressSetUp());
        set.Sender.SetInboxListener(new(IPAddress.Any, portal.Port), usesTls: false);

        var outcome = await set.Sender.SendAsync(SenderSetUp.Request(new(url)) with { ToInbox = true }, CancellationToken.None);

        Assert.True(outcome.IsSuccess);
        Assert.Equal(("/inbox/t0ken", host), (portal.Requests[0].Path, portal.Requests[0].Headers["host"]));
        Assert.Empty(set.Egress.LookedUp);
    }

    [Fact]
    public async Task The_inbox_does_not_open_our_listener_to_other_requests()
    {
        await using var portal = await RecordingReceiver.StartAsync();
        using var set = new SenderSetUp();
        set.Egress.Policy.SetOwnListeners([new(IPAddress.Loopback, portal.Port)]);
        set.Sender.SetInboxListener(new(IPAddress.Loopback, portal.Port), usesTls: false);

        Assert.Equal(DeliveryError.EgressDenied, (await set.SendAsync(portal.Url)).Error);
        Assert.Empty(portal.Requests);
    }

    [Fact]
    public async Task Before_we_listen_the_inbox_refuses()
    {
        using var set = new SenderSetUp();

        var outcome = await set.Sender.SendAsync(SenderSetUp.Request(new("http://portal.example.com/inbox/t0ken")) with { ToInbox = true }, CancellationToken.None);

        Assert.Equal(DeliveryError.ConnectRefused, outcome.Error);
    }
}
