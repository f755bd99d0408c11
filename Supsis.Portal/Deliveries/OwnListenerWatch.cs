using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Deliveries;

/// <summary>Once the server listens, tells the egress rules which doors are ours and the sender where the test inbox is.</summary>
internal sealed class OwnListenerWatch(IServer server, EgressPolicy policy, DeliverySender sender) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // Only now are the ports known: port 0 is chosen when the server binds.
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        var listeners = (server.Features.Get<IServerAddressesFeature>()?.Addresses ?? []).SelectMany(Read).ToList();
        policy.SetOwnListeners(listeners.Select(listener => listener.EndPoint));

        // Plain http first: no certificate stands between us and ourselves.
        if (listeners.OrderBy(listener => listener.UsesTls).FirstOrDefault() is { EndPoint: { } inbox } first)
        {
            sender.SetInboxListener(inbox, first.UsesTls);
        }

        return Task.CompletedTask;
    }

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    internal static IEnumerable<(IPEndPoint EndPoint, bool UsesTls)> Read(string address)
    {
        var binding = BindingAddress.Parse(address);
        var usesTls = binding.Scheme == Uri.UriSchemeHttps;
        return AddressesOf(binding).Select(ip => (new IPEndPoint(ip, binding.Port), usesTls));
    }

    // As Kestrel reads them: a number is that address, localhost both loopbacks, any other host every address.
    private static IPAddress[] AddressesOf(BindingAddress binding)
    {
        if (binding.IsUnixPipe || binding.IsNamedPipe)
        {
            return [];
        }

        if (IPAddress.TryParse(binding.Host, out var address))
        {
            return [address];
        }

        return binding.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            ? [IPAddress.Loopback, IPAddress.IPv6Loopback]
            : [IPAddress.Any];
    }
}
