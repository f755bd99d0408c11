using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Supsis.Portal.Tests.TestKit;

/// <summary>Stops the portal as Ctrl+C does and waits until its Program has let go of everything.</summary>
/// <remarks>The factory itself stops the host a second time while Program is already disposing of it.</remarks>
internal sealed class ProgramHost(IHost host, ProgramEnd end) : IHost
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public IServiceProvider Services => host.Services;

    public Task StartAsync(CancellationToken cancellationToken = default) => host.StartAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken = default)
    {
        if (!end.Reached.IsCompleted)
        {
            host.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        }

        return end.Reached.WaitAsync(Patience, cancellationToken);
    }

    public void Dispose()
    {
        // Program does.
    }
}
