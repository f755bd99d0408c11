using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using Supsis.Portal.Data;

namespace Supsis.Portal.Deliveries;

/// <summary>Keeps on disk why a receiver is left alone, so that pages can say it and a restart does not forget it.</summary>
internal sealed class ReceiverHoldStore(PortalReader reader, GroupWriter writer)
{
    private FrozenDictionary<Guid, ReceiverHold> _atStart = FrozenDictionary<Guid, ReceiverHold>.Empty;

    /// <summary>Reads what an earlier process left; once, before anything is sent.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        await using var db = reader.OpenAsSystem("receivers on hold");
        var held = await db.WebhookHealth
            .Where(health => health.OpenUntil != null || health.ThrottledUntil != null)
            .Select(health => new { health.WebhookId, health.OpenUntil, health.ThrottledUntil })
            .ToListAsync(cancellationToken);
        _atStart = held.ToFrozenDictionary(health => health.WebhookId, health => new ReceiverHold(health.OpenUntil, health.ThrottledUntil));
    }

    /// <summary>How it was left by the process before.</summary>
    public ReceiverHold AtStart(Guid webhookId) => _atStart.GetValueOrDefault(webhookId);

    /// <summary>Returns at once; it is written with the next group.</summary>
    public void Write(Guid workspaceId, Guid webhookId, ReceiverHold hold) => writer.Enqueue(new ReceiverHoldWork(workspaceId, webhookId, hold));
}
