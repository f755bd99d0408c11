using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Supsis.Portal.Tests.TestKit;

/// <summary>A bare socket for answers that no decent HTTP server would give.</summary>
public sealed class RawReceiver : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly Func<NetworkStream, CancellationToken, Task> _behave;
    private readonly Task _accepting;
    private int _connections;

    private RawReceiver(Func<NetworkStream, CancellationToken, Task> behave)
    {
        _behave = behave;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public int Connections => Volatile.Read(ref _connections);

    /// <summary>Accepts connections and says nothing.</summary>
    public static RawReceiver ThatIsSilent() => new((_, cancellationToken) => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken));

    /// <summary>Reads a little of the request, writes these bytes once, and closes.</summary>
    public static RawReceiver ThatAnswers(string bytes) => new(async (stream, cancellationToken) =>
    {
        await ReadSomeAsync(stream, cancellationToken);
        await stream.WriteAsync(Encoding.Latin1.GetBytes(bytes), cancellationToken);
        stream.Socket.Shutdown(SocketShutdown.Send);
        await ReadSomeAsync(stream, cancellationToken);
    });

    /// <summary>Writes this again and again after the beginning, until the other side has enough.</summary>
    public static RawReceiver ThatNeverStops(string beginning, string again) => new(async (stream, cancellationToken) =>
    {
        await ReadSomeAsync(stream, cancellationToken);
        await stream.WriteAsync(Encoding.Latin1.GetBytes(beginning), cancellationToken);
        while (!cancellationToken.IsCancellationRequested)
        {
            await stream.WriteAsync(Encoding.Latin1.GetBytes(again), cancellationToken);
        }
    });

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
                served.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_stopping.Token)));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException)
        {
            await Task.WhenAll(served);
        }
    }

    // How much is of no interest; the request is small and comes at once.
    private static async Task<int> ReadSomeAsync(NetworkStream stream, CancellationToken cancellationToken)
    {
        var read = await stream.ReadAsync(new byte[64 * 1024], cancellationToken);
        return read;
    }

    private async Task ServeAsync(TcpClient client)
    {
        Interlocked.Increment(ref _connections);
        using (client)
        {
            try
            {
                await _behave(client.GetStream(), _stopping.Token);
            }
            catch (Exception exception) when (exception is OperationCanceledException or IOException)
            {
                // The other side has had enough, or the test is over.
            }
        }
    }
}
