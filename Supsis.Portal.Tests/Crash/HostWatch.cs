using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Supsis.Portal.Tests.Crash;

/// <summary>Adds services after the program has added all of its own, at the moment its host is built (as <c>WebApplicationFactory</c> does).</summary>
internal sealed class HostWatch(Action<IServiceCollection> add) : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    public void OnNext(DiagnosticListener listener)
    {
        if (listener.Name == "Microsoft.Extensions.Hosting")
        {
            listener.Subscribe(this);
        }
    }

    public void OnNext(KeyValuePair<string, object?> told)
    {
        if (told is { Key: "HostBuilding", Value: IHostBuilder host })
        {
            host.ConfigureServices(add);
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }
}
