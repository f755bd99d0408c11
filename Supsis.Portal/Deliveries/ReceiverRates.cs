namespace Supsis.Portal.Deliveries;

/// <summary>How many deliveries a minute each webhook's receiver has been accepting lately.</summary>
internal sealed class ReceiverRates(TimeProvider clock)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<Guid, RecentSuccesses> _byWebhook = [];

    public void NoteSuccess(Guid webhookId)
    {
        lock (_lock)
        {
            if (!_byWebhook.TryGetValue(webhookId, out var successes))
            {
                _byWebhook[webhookId] = successes = new();
            }

            successes.Note(clock.GetUtcNow());
        }
    }

    public double PerMinute(Guid webhookId)
    {
        lock (_lock)
        {
            return _byWebhook.GetValueOrDefault(webhookId)?.PerMinute(clock.GetUtcNow()) ?? 0;
        }
    }
}
