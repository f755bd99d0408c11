using System.Net;
using System.Net.Sockets;

namespace Supsis.Portal.Webhooks;

/// <summary>Asks the name system for the addresses of a host, with a limit on the wait.</summary>
internal sealed class HostResolver(Func<string, CancellationToken, Task<IPAddress[]>> lookUp, TimeProvider clock)
{
    // Linux resolves with a blocking call on a pool thread; a dead name server must not hold its caller as well.
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>The addresses, none when the name is unknown or nobody answered in time.</summary>
    public async Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        try
        {
            return await lookUp(host, cancellationToken).WaitAsync(Patience, clock, cancellationToken);
        }
        catch (Exception exception) when (exception is SocketException or TimeoutException or ArgumentException)
        {
            return []; // ArgumentException: longer than the name system allows
        }
    }
}
