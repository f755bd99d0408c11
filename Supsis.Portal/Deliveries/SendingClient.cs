using System.Net.Security;
using System.Net;

namespace Supsis.Portal.Deliveries;

/// <summary>Builds the bounded HTTP client that deliveries leave through.</summary>
internal static class SendingClient
{
    /// <param name="dial">Opens a connection; what may be reached is decided there.</param>
    /// <param name="connectTimeout">For the connection and its encryption.</param>
    /// <param name="clock">Judges certificates.</param>
    public static HttpMessageInvoker Create(
        Func<SocketsHttpConnectionContext, CancellationToken, ValueTask<Stream>> dial, TimeSpan connectTimeout, TimeProvider clock)
    {
        var handler = Bounded(connectTimeout);
        handler.ConnectCallback = dial;
        handler.SslOptions.RemoteCertificateValidationCallback = CertificateJudge(clock);
        return new HttpMessageInvoker(handler);
    }

    public static RemoteCertificateValidationCallback CertificateJudge(TimeProvider clock) =>
        (_, certificate, chain, errors) => ReceiverCertificatePolicy.Validate(certificate, chain, errors, clock.GetUtcNow());

    /// <summary>What holds for every receiver, before it is said how to dial.</summary>
    internal static SocketsHttpHandler Bounded(TimeSpan connectTimeout) => new()
    {
        UseProxy = false, // with a proxy the guard would judge the proxy's address instead of the receiver's
        UseCookies = false,
        AllowAutoRedirect = false, // would carry the webhook's own headers to another host
        PreAuthenticate = false,
        AutomaticDecompression = DecompressionMethods.None, // a bomb stays small
        ConnectTimeout = connectTimeout,
        MaxResponseHeadersLength = 16, // KiB
        MaxResponseDrainSize = 0,
        ActivityHeadersPropagator = null, // internal trace ids are nobody's business
        PooledConnectionLifetime = TimeSpan.FromMinutes(2), // a changed name is judged anew by then
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
    };
}
