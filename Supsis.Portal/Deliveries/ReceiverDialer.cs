using System.Net;
using System.Net.Sockets;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Deliveries;

/// <summary>Opens connections to receivers: the host is resolved once, judged, and the very addresses that were judged are dialled.</summary>
internal sealed class ReceiverDialer(EgressGuard guard)
{
    public ValueTask<Stream> DialAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken) =>
        DialAsync(context.DnsEndPoint.Host, context.DnsEndPoint.Port, cancellationToken);

    /// <param name="host">In its ASCII (IDN) form.</param>
    public async ValueTask<Stream> DialAsync(string host, int port, CancellationToken cancellationToken)
    {
        // Here and not before the request: a name that changes its answer between a check and the connection would get through.
        var verdict = await guard.JudgeAsync(host, port, cancellationToken);
        return verdict.IsAllowed
            ? await ConnectAsync(verdict.Addresses, port, cancellationToken)
            : throw new EgressDeniedException(verdict.Refusal);
    }

    public static async ValueTask<Stream> ConnectAsync(IPAddress[] addresses, int port, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, port, cancellationToken);
            return new ReceiverStream(socket);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
