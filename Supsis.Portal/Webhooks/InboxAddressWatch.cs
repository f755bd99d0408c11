using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Supsis.Portal.Webhooks;

/// <summary>Once the server listens, tells where the test inbox is reached.</summary>
internal sealed class InboxAddressWatch(IServer server, InboxAddress inbox) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // Only now are the ports known: port 0 is chosen when the server binds.
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        inbox.SetListeners(server.Features.Get<IServerAddressesFeature>()?.Addresses ?? []);
        return Task.CompletedTask;
    }

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
