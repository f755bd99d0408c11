using Supsis.Portal.Data;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Deliveries;

/// <summary>Takes one delivery through claim, POST and record. It never throws: whatever happens is an outcome.</summary>
internal sealed partial class DeliveryRunner(
    DeliverySender sender, OutcomeWriter outcomes, LiveRules rules, RetryTimer retries, ILogger<DeliveryRunner> logger) : IDisposable
{
    private readonly CancellationTokenSource _shutdown = new();

    /// <summary>Raised when a retry's moment has come, with its webhook.</summary>
    public event Action<Guid>? RetryDue
    {
        add => retries.Due += value;
        remove => retries.Due -= value;
    }

    /// <summary>Raised when outcomes can be written again.</summary>
    public event Action? StorageRecovered
    {
        add => outcomes.Recovered += value;
        remove => outcomes.Recovered -= value;
    }

    /// <summary>This process, as the owner of deliveries.</summary>
    public Guid Node => outcomes.Node;

    public RetryTimer Retries => retries;

    /// <summary>No POST starts while the storage is in trouble or an outcome is not recorded.</summary>
    public bool IsStorageBroken => outcomes.IsBroken;

    /// <summary>What came of it; null when there was nothing to send any more.</summary>
    public async Task<AttemptOutcome?> RunAsync(ReadyDelivery ready)
    {
        try
        {
            var delivery = ready.MustBeClaimed ? await outcomes.ClaimAsync(ready.Id) : ready;
            if (delivery is null || rules.Find(delivery.WebhookId) is not { State: not WebhookState.Disabled } webhook)
            {
                return null;
            }

            var outcome = await sender.SendAsync(Request(delivery, webhook), _shutdown.Token);
            outcomes.Record(delivery, outcome);
            return outcome;
        }
        catch (Exception exception)
        {
            Log.Failed(logger, exception, ready.Id);
            return null;
        }
    }

    /// <summary>Cuts what is still on its way; each becomes an uncharged <c>aborted_shutdown</c>.</summary>
    public void Abort() => _shutdown.Cancel();

    public void Dispose() => _shutdown.Dispose();

    private static OutgoingRequest Request(ReadyDelivery delivery, LiveWebhook webhook) =>
        new(PublicId.Format(PublicId.Delivery, delivery.Id), webhook.Url, delivery.Body, webhook.Secrets, webhook.Credentials.ToHeaders(), webhook.IsInbox) { Depth = delivery.Depth };

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "Delivery {Delivery} could not be taken through its attempt.")]
        public static partial void Failed(ILogger logger, Exception exception, Guid delivery);
    }
}
