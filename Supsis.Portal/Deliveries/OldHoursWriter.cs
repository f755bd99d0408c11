using Microsoft.EntityFrameworkCore;
using Supsis.Portal.Data;

namespace Supsis.Portal.Deliveries;

/// <summary>The hours' figures, kept for a year and a month so that a month can be seen beside last year's.</summary>
internal sealed class OldHoursWriter(PortalReader reader, WriteGate gate) : OldRowsWriter(reader, gate)
{
    public override string Name => "hours";

    /// <summary>A stretch of webhooks here; each has a row for every hour that went by.</summary>
    public override int Batch => 20;

    public override TimeSpan KeptFor(RetentionOptions options) => TimeSpan.FromDays(400);

    public override IQueryable<Guid> Ids(PortalDbContext db) => db.Webhooks.Select(w => w.Id);

    public override Task<bool> HasOldAsync(PortalDbContext db, OldSlice slice, CancellationToken cancellationToken) => Old(db, slice).AnyAsync(cancellationToken);

    public override Task<int> DeleteAsync(PortalDbContext db, OldSlice slice, CancellationToken cancellationToken) => Old(db, slice).ExecuteDeleteAsync(cancellationToken);

    private static IQueryable<DeliveryHour> Old(PortalDbContext db, OldSlice slice) =>
        db.DeliveryHours.Where(h => h.WebhookId > slice.After && h.WebhookId <= slice.Last && h.Hour < slice.Before);
}
