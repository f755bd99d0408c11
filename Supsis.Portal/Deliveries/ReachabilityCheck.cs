using System.Net.Security;
using Microsoft.Extensions.Options;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Deliveries;

/// <summary>Looks whether a receiver can be reached: name, connection and encryption as a delivery has them, and not one byte of a request.</summary>
public sealed partial class ReachabilityCheck : IDisposable
{
    private readonly EgressPolicy _policy;
    private readonly ReceiverDialer _dialer;
    private readonly TimeSpan _patience;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly ReachabilityLimiter _limiter = new();

    internal ReachabilityCheck(EgressPolicy policy, EgressGuard guard, IOptions<DeliveryOptions> options, TimeProvider clock, ILogger<ReachabilityCheck> logger) =>
        (_policy, _dialer, _patience, _clock, _logger) = (policy, new(guard), options.Value.ConnectTimeout, clock, logger);

    /// <summary>Null when the address could not be saved either.</summary>
    public async Task<Reachability?> CheckAsync(Guid workspaceId, string address, CancellationToken cancellationToken)
    {
        var parsed = WebhookUrl.Parse(address, _policy);
        if (!parsed.IsGood)
        {
            return null;
        }

        using var turn = await _limiter.AcquireAsync(workspaceId, cancellationToken);
        return turn is null ? Reachability.TooOften : await TryAsync(parsed.Url, cancellationToken);
    }

    public void Dispose() => _limiter.Dispose();

    private async Task<Reachability> TryAsync(Uri url, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(_patience, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        var began = _clock.GetTimestamp();
        try
        {
            await ConnectAsync(url, either.Token);
            return new(_clock.GetElapsedTime(began), null);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (OperationCanceledException)
        {
            return new(_patience, DeliveryError.ConnectTimeout);
        }
        catch (Exception exception)
        {
            // As the client of deliveries wraps what goes wrong before the request, so that one policy names both.
            var (error, _) = AttemptErrorPolicy.OfException(new HttpRequestException(HttpRequestError.SecureConnectionError, inner: exception));
            Tell(url, error, exception);
            return new(_clock.GetElapsedTime(began), error);
        }
    }

    private async Task ConnectAsync(Uri url, CancellationToken cancellationToken)
    {
        await using var connection = await _dialer.DialAsync(url.IdnHost, url.Port, cancellationToken);
        if (url.Scheme == Uri.UriSchemeHttps)
        {
            await using var tls = new SslStream(connection);
            var rules = new SslClientAuthenticationOptions
            {
                TargetHost = url.IdnHost,
                ApplicationProtocols = [SslApplicationProtocol.Http11],
                RemoteCertificateValidationCallback = SendingClient.CertificateJudge(_clock),
            };
            await tls.AuthenticateAsClientAsync(rules, cancellationToken);
        }
    }

    // The host only: an address may carry secrets in its path and query.
    private void Tell(Uri url, string error, Exception exception)
    {
        if (exception is EgressDeniedException denied)
        {
            Log.Refused(_logger, url.IdnHost, denied.Refusal);
        }
        else
        {
            Log.Failed(_logger, url.IdnHost, error);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "{Host} was not looked at: the egress guard refused it ({Refusal}).")]
        public static partial void Refused(ILogger logger, string host, EgressRefusal refusal);

        [LoggerMessage(LogLevel.Debug, "{Host} was not reached: {Error}.")]
        public static partial void Failed(ILogger logger, string host, string error);
    }
}
