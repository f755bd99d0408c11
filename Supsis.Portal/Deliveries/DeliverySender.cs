using System.Net;
using Microsoft.Extensions.Options;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Deliveries;

/// <summary>Signs and posts one delivery; whatever happens comes back as a value.</summary>
internal sealed partial class DeliverySender : IDisposable
{
    private readonly EgressPolicy _policy;
    private readonly TimeSpan _timeout;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly InboxDialer _inboxDialer = new();
    private readonly HttpMessageInvoker _receivers;
    private readonly HttpMessageInvoker _inbox;

    public DeliverySender(EgressPolicy policy, EgressGuard guard, IOptions<DeliveryOptions> options, TimeProvider clock, ILogger<DeliverySender> logger)
    {
        _policy = policy;
        _timeout = options.Value.Timeout;
        _clock = clock;
        _logger = logger;
        _receivers = SendingClient.Create(new ReceiverDialer(guard).DialAsync, options.Value.ConnectTimeout, clock);
        _inbox = SendingClient.Create(_inboxDialer.DialAsync, options.Value.ConnectTimeout, clock);
    }

    /// <summary>Told once the server listens; until then posts to the inbox are refused as if nobody listened.</summary>
    public void SetInboxListener(IPEndPoint listener, bool usesTls) => _inboxDialer.SetListener(listener, usesTls);

    /// <summary>One POST; it never throws, and a cancelled <paramref name="shutdown"/> is an outcome too.</summary>
    public async Task<AttemptOutcome> SendAsync(OutgoingRequest request, CancellationToken shutdown)
    {
        var trace = new AttemptTrace(_clock);
        if (shutdown.IsCancellationRequested)
        {
            return trace.Failed(DeliveryError.AbortedShutdown, note: null);
        }

        // The rules may have become stricter since the address was saved.
        if (!request.ToInbox && !(_policy.PermitsScheme(request.Url.Scheme) && _policy.PermitsPort(request.Url.Port)))
        {
            return trace.Failed(DeliveryError.EgressDenied, note: null);
        }

        if (!request.Secrets.Any(secret => secret.SignsAt(trace.StartedAt)))
        {
            return trace.Failed(DeliveryError.TransformFailed, AttemptNote.NoSecret);
        }

        using var message = RequestWriter.Write(request, request.ToInbox ? _inboxDialer.Rewrite(request.Url) : request.Url, trace);
        if (!RequestWriter.TryAddOwnHeaders(message, request.Headers))
        {
            return trace.Failed(DeliveryError.TransformFailed, AttemptNote.HeaderRefused);
        }

        trace.RequestHeaders = RequestWriter.Record(message, request);
        return await PostAsync(message, request, trace, shutdown);
    }

    public void Dispose()
    {
        _receivers.Dispose();
        _inbox.Dispose();
    }

    private async Task<AttemptOutcome> PostAsync(HttpRequestMessage message, OutgoingRequest request, AttemptTrace trace, CancellationToken shutdown)
    {
        // One deadline over name, connection, headers and body: HttpClient's own would leave the body out.
        using var deadline = new CancellationTokenSource(_timeout, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, shutdown);
        AttemptTrace.Current = trace;
        try
        {
            using var response = await (request.ToInbox ? _inbox : _receivers).SendAsync(message, either.Token);
            return await AnsweredAsync(response, trace, either.Token);
        }
        catch (Exception) when (shutdown.IsCancellationRequested)
        {
            return trace.Failed(DeliveryError.AbortedShutdown, note: null);
        }
        catch (OperationCanceledException)
        {
            // Either our deadline or the client's own limit on connecting.
            return trace.Failed(deadline.IsCancellationRequested && trace.HasReachedWire ? DeliveryError.Timeout : DeliveryError.ConnectTimeout, note: null);
        }
        catch (Exception exception)
        {
            var (error, note) = AttemptErrorPolicy.OfException(exception);
            Tell(request, error, exception);
            return trace.Failed(error, note);
        }
        finally
        {
            AttemptTrace.Current = null;
        }
    }

    private async Task<AttemptOutcome> AnsweredAsync(HttpResponseMessage response, AttemptTrace trace, CancellationToken cancellationToken)
    {
        var retryAfter = RetryAfterHeader.Read(response.Headers, _clock.GetUtcNow());
        var headers = AnswerReader.Headers(response);
        var (preview, note) = await AnswerReader.PreviewAsync(response, cancellationToken);
        return trace.Outcome() with
        {
            Status = (int)response.StatusCode,
            Error = AttemptErrorPolicy.OfStatus((int)response.StatusCode),
            Note = note,
            RetryAfter = retryAfter,
            ResponseHeaders = headers,
            ResponsePreview = preview,
        };
    }

    // The host only: an address may carry secrets in its path and query.
    private void Tell(OutgoingRequest request, string error, Exception exception)
    {
        if (exception.InnerException is EgressDeniedException denied)
        {
            Log.Refused(_logger, request.MessageId, request.Url.IdnHost, denied.Refusal);
        }
        else
        {
            Log.Failed(_logger, request.MessageId, request.Url.IdnHost, error, exception.GetType().Name);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "{MessageId} was not sent to {Host}: the egress guard refused it ({Refusal}).")]
        public static partial void Refused(ILogger logger, string messageId, string host, EgressRefusal refusal);

        [LoggerMessage(LogLevel.Debug, "{MessageId} did not reach {Host}: {Error} ({Exception}).")]
        public static partial void Failed(ILogger logger, string messageId, string host, string error, string exception);
    }
}
