using System.Net.Sockets;
using System.Security.Authentication;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Deliveries;

/// <summary>Turns a status or an exception into the code that the log shows and the texts explain.</summary>
internal static class AttemptErrorPolicy
{
    /// <returns>Null for a success: the status line alone decides.</returns>
    public static string? OfStatus(int status) => status switch
    {
        >= 200 and < 300 => null,
        >= 300 and < 400 => DeliveryError.RedirectNotFollowed,
        410 => DeliveryError.Gone,
        429 => DeliveryError.RateLimited,
        >= 400 and < 500 => DeliveryError.Http4xx,
        >= 500 and < 600 => DeliveryError.Http5xx,
        _ => DeliveryError.BadResponse,
    };

    public static (string Error, string? Note) OfException(Exception exception)
    {
        var chain = Chain(exception).ToList();
        if (chain.OfType<EgressDeniedException>().FirstOrDefault() is { } denied)
        {
            return (OfRefusal(denied.Refusal), null);
        }

        if (chain.OfType<CertificateRefusedException>().FirstOrDefault() is { } certificate)
        {
            return (certificate.Error, null);
        }

        if (chain.OfType<SocketException>().FirstOrDefault() is { } socket)
        {
            return (OfSocket(socket.SocketErrorCode), null);
        }

        return chain.OfType<AuthenticationException>().Any()
            ? (DeliveryError.BadResponse, AttemptNote.TlsHandshake)
            : (OfRequestError(chain.OfType<HttpRequestException>().FirstOrDefault()?.HttpRequestError), null);
    }

    // "There is no such name" and "it is a name of our inside" are one code, or the log would tell which names exist inside.
    private static string OfRefusal(EgressRefusal refusal) =>
        refusal is EgressRefusal.Literal or EgressRefusal.Name ? DeliveryError.EgressDenied : DeliveryError.DnsFailed;

    private static string OfSocket(SocketError error) => error switch
    {
        SocketError.ConnectionRefused => DeliveryError.ConnectRefused,
        SocketError.TimedOut or SocketError.HostUnreachable or SocketError.NetworkUnreachable or SocketError.HostDown or SocketError.NetworkDown => DeliveryError.ConnectTimeout,
        _ => DeliveryError.Reset,
    };

    private static string OfRequestError(HttpRequestError? error) => error switch
    {
        HttpRequestError.ConfigurationLimitExceeded => DeliveryError.HeadersTooLarge,
        HttpRequestError.ResponseEnded or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError => DeliveryError.Reset,
        _ => DeliveryError.BadResponse,
    };

    private static IEnumerable<Exception> Chain(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            yield return exception;
        }
    }
}
