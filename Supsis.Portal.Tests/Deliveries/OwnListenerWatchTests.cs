using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Supsis.Portal.Deliveries;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Tests.Deliveries;

public sealed class OwnListenerWatchTests
{
    [Theory]
    [InlineData("http://127.0.0.1:5080", "127.0.0.1:5080")]
    [InlineData("https://[::]:5443", "[::]:5443")]
    [InlineData("http://localhost:5080", "127.0.0.1:5080 [::1]:5080")]
    [InlineData("http://*:5080", "0.0.0.0:5080")]
    [InlineData("http://portal:5080", "0.0.0.0:5080")]
    [InlineData("http://unix:/tmp/portal.sock", "")]
    public void A_listening_address_is_read_as_the_server_reads_it(string address, string endPoints) =>
        Assert.Equal(endPoints, string.Join(' ', OwnListenerWatch.Read(address).Select(listener => listener.EndPoint)));

    [Fact]
    public async Task A_started_portal_knows_its_own_door_and_reaches_its_inbox()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration["Egress:AllowedNetworks:0"] = "127.0.0.0/8";
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Any, 0));
        builder.Services.AddSingleton(TimeProvider.System).AddEgress().AddDeliverySending();
        await using var portal = builder.Build();
        portal.MapPost("/inbox/{token}", (string token) => Results.Text(token));
        await portal.StartAsync();
        var port = new Uri(portal.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()).Port;
        var inbox = SenderSetUp.Request(new("https://portal.example.com/inbox/t0ken")) with { ToInbox = true };

        Assert.True(portal.Services.GetRequiredService<EgressPolicy>().IsDenied(IPAddress.Loopback, port));
        Assert.Equal("t0ken", (await portal.Services.GetRequiredService<DeliverySender>().SendAsync(inbox, CancellationToken.None)).ResponsePreview);
    }
}
