using System.Net;
using System.Net.Sockets;

namespace Supsis.Portal.Deliveries;

/// <summary>A connection that tells the attempt it carries that something was written, and to which address.</summary>
internal sealed class ReceiverStream(Socket socket) : NetworkStream(socket, ownsSocket: true)
{
    private readonly string _remoteIp = Text(((IPEndPoint)socket.RemoteEndPoint!).Address);

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        AttemptTrace.Current?.MarkWritten(_remoteIp);
        return base.WriteAsync(buffer, cancellationToken);
    }

    private static string Text(IPAddress address) => (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString();
}
