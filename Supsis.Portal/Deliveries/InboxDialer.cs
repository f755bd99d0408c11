using System.Net;
using System.Net.Sockets;

namespace Supsis.Portal.Deliveries;

/// <summary>Opens connections to the portal's own listener and to nothing else, whatever host the address names.</summary>
internal sealed class InboxDialer
{
    private volatile Listener? _listener;

    public void SetListener(IPEndPoint endPoint, bool usesTls) => _listener = new(Dialable(endPoint.Address), endPoint.Port, usesTls);

    /// <summary>The same address with the scheme that our listener speaks: a public https address may end at a proxy before us.</summary>
    public Uri Rewrite(Uri url)
    {
        var scheme = _listener?.UsesTls == true ? Uri.UriSchemeHttps : Uri.UriSchemeHttp;
        return url.Scheme == scheme ? url : new UriBuilder(url) { Scheme = scheme, Port = url.IsDefaultPort ? -1 : url.Port }.Uri;
    }

    public ValueTask<Stream> DialAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken) =>
        _listener is { } listener
            ? ReceiverDialer.ConnectAsync(listener.Addresses, listener.Port, cancellationToken)
            : throw new SocketException((int)SocketError.ConnectionRefused); // not listening yet

    // "Every address" cannot be dialled; the loopbacks are among them, and [::] listens on the older one too.
    private static IPAddress[] Dialable(IPAddress address) =>
        address.Equals(IPAddress.Any) ? [IPAddress.Loopback]
        : address.Equals(IPAddress.IPv6Any) ? [IPAddress.Loopback, IPAddress.IPv6Loopback]
        : [address];

    private sealed record Listener(IPAddress[] Addresses, int Port, bool UsesTls);
}
