using System.Net.Sockets;
using System.Text;
using System.Threading.Channels;

namespace Supsis.Portal.Tests.TestKit;

/// <summary>One connection to a <see cref="RawReceiver"/>: what comes in whole requests, what goes out in bytes.</summary>
public sealed class RawConnection
{
    private readonly Socket _socket;
    private readonly Channel<string> _requests = Channel.CreateUnbounded<string>();
    private readonly Lazy<Task> _reading;
    private int _wanted; // so many characters before it is worth looking again

    internal RawConnection(Socket socket)
    {
        _socket = socket;
        _socket.NoDelay = true;
        _socket.SendBufferSize = 16 * 1024; // so that what is written is about what the other side has taken
        _reading = new(ReadAsync);
    }

    /// <summary>How many bytes went out; the system's buffers hold some of them for a sender that is gone.</summary>
    public long Written { get; private set; }

    /// <summary>Ends when the other side has closed the connection. Reads whatever is still on its way.</summary>
    public Task Closed => _reading.Value;

    /// <summary>The next request, head and body; null when the other side has closed.</summary>
    public async Task<string?> ReadRequestAsync(CancellationToken cancellationToken)
    {
        _ = _reading.Value;
        return await _requests.Reader.WaitToReadAsync(cancellationToken) && _requests.Reader.TryRead(out var request) ? request : null;
    }

    /// <summary>Ends when a byte has come, and leaves it there.</summary>
    public async Task PeekAsync(CancellationToken cancellationToken) => await _socket.ReceiveAsync(new byte[1], SocketFlags.Peek, cancellationToken);

    public Task WriteAsync(string text, CancellationToken cancellationToken) => WriteAsync(Encoding.Latin1.GetBytes(text), cancellationToken);

    public async Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        for (var sent = 0; sent < bytes.Length;)
        {
            var now = await _socket.SendAsync(bytes[sent..], SocketFlags.None, cancellationToken);
            (sent, Written) = (sent + now, Written + now);
        }
    }

    /// <summary>The same bytes until the other side has had enough.</summary>
    public async Task WriteForEverAsync(ReadOnlyMemory<byte> again, CancellationToken cancellationToken)
    {
        while (!Closed.IsCompleted)
        {
            await WriteAsync(again, cancellationToken);
        }
    }

    /// <summary>The end of what we send; the other side may go on.</summary>
    public void Finish() => _socket.Shutdown(SocketShutdown.Send);

    /// <summary>Cuts the connection without a good-bye.</summary>
    public void Reset()
    {
        _socket.LingerState = new(enable: true, seconds: 0);
        _socket.Close();
    }

    private async Task ReadAsync()
    {
        var unread = new StringBuilder();
        var buffer = new byte[16 * 1024];
        try
        {
            while (await _socket.ReceiveAsync(buffer, SocketFlags.None) is var read and > 0)
            {
                unread.Append(Encoding.Latin1.GetString(buffer, 0, read));
                if (unread.Length >= _wanted)
                {
                    Take(unread);
                }
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // Cut by one side or the other: closed all the same.
        }

        _requests.Writer.TryComplete();
    }

    private void Take(StringBuilder unread)
    {
        while (unread.ToString() is var text && text.IndexOf("\r\n\r\n", StringComparison.Ordinal) is var head and >= 0)
        {
            var length = text[..head].Split("\r\n").Where(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))
                .Select(line => int.Parse(line["Content-Length:".Length..], System.Globalization.CultureInfo.InvariantCulture)).FirstOrDefault();
            var end = head + 4 + length;
            if (text.Length < end)
            {
                _wanted = end;
                return;
            }

            _requests.Writer.TryWrite(text[..end]);
            unread.Remove(0, end);
        }
    }
}
