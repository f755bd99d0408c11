using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Supsis.Portal.Tests.TestKit;

/// <summary>A bare socket for answers that no decent HTTP server would give.</summary>
public sealed class RawReceiver : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Func<RawConnection, CancellationToken, Task> _behave;
    private readonly ConcurrentQueue<RawConnection> _connections = new();
    private readonly Task _accepting;

    private RawReceiver(IPEndPoint door, Func<RawConnection, CancellationToken, Task> behave)
    {
        _behave = behave;
        _listener = new(door);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public int Connections => _connections.Count;

    /// <summary>A connection is made before this side has accepted it.</summary>
    public async Task UntilConnectedAsync(int connections)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (Connections < connections)
        {
            await look.WaitForNextTickAsync(patience.Token);
        }
    }

    /// <summary>What went out on all connections.</summary>
    public long Written => _connections.Sum(connection => connection.Written);

    /// <summary>Does this on every connection; afterwards it listens until the other side closes.</summary>
    public static RawReceiver That(Func<RawConnection, CancellationToken, Task> behaves) => new(new(IPAddress.Loopback, 0), behaves);

    /// <summary>The same at a given address and port.</summary>
    public static RawReceiver At(IPEndPoint door, Func<RawConnection, CancellationToken, Task> behaves) => new(door, behaves);

    /// <summary>Accepts connections, reads, and says nothing.</summary>
    public static RawReceiver ThatIsSilent() => That((_, _) => Task.CompletedTask);

    /// <summary>Takes what comes, whatever it is, and writes these bytes once.</summary>
    public static RawReceiver ThatAnswers(string bytes) => That(async (connection, cancellationToken) =>
    {
        await connection.WriteAsync(bytes, cancellationToken);
        connection.Finish();
    });

    /// <summary>Ends when nobody holds a connection to us any more.</summary>
    public Task UntilClosedAsync() => Task.WhenAll(_connections.Select(connection => connection.Closed)).WaitAsync(Patience, TimeProvider.System);

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _accepting; // first: a listener that is gone throws from the loop that still accepts
        _listener.Dispose();
        _stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        var served = new List<Task>();
        try
        {
            while (true)
            {
                served.Add(ServeAsync(await _listener.AcceptSocketAsync(_stopping.Token)));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException)
        {
            await Task.WhenAll(served);
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        using (socket)
        {
            var connection = new RawConnection(socket);
            _connections.Enqueue(connection);
            try
            {
                await _behave(connection, _stopping.Token);
                await connection.Closed.WaitAsync(_stopping.Token);
            }
            catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                // The other side has had enough, or the test is over.
            }
        }
    }
}
