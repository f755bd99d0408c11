using Microsoft.EntityFrameworkCore;
using Supsis.Portal.Data;

namespace Supsis.Portal.Deliveries;

/// <summary>Finished deliveries with their bodies and attempts. What is not finished is never old.</summary>
internal sealed class OldDeliveriesWriter(PortalReader reader, WriteGate gate) : OldRowsWriter(reader, gate)
{
    public override string Name => "deliveries";

    public override TimeSpan KeptFor(RetentionOptions options) => options.Deliveries;

    public override IQueryable<Guid> Ids(PortalDbContext db) => db.Deliveries.Select(d => d.Id);

    public override Task<bool> HasOldAsync(PortalDbContext db, OldSlice slice, CancellationToken cancellationToken) => Old(db, slice).AnyAsync(cancellationToken);

    public override async Task<int> DeleteAsync(PortalDbContext db, OldSlice slice, CancellationToken cancellationToken)
    {
        // The range stands in each, so that each goes along its own key and reads nothing else.
        var old = Old(db, slice);
        await SearchWriter.RemoveAsync(db, await old.Select(d => d.Id).ToListAsync(cancellationToken), cancellationToken);
        await db.Attempts
            .Where(a => a.DeliveryId > slice.After && a.DeliveryId <= slice.Last && old.Any(d => d.Id == a.DeliveryId))
            .ExecuteDeleteAsync(cancellationToken);
        await db.Payloads
            .Where(p => p.DeliveryId > slice.After && p.DeliveryId <= slice.Last && old.Any(d => d.Id == p.DeliveryId))
            .ExecuteDeleteAsync(cancellationToken);
        return await old.ExecuteDeleteAsync(cancellationToken);
    }

    private static IQueryable<Delivery> Old(PortalDbContext db, OldSlice slice) =>
        db.Deliveries.Where(d => d.Id > slice.After && d.Id <= slice.Last && d.CompletedAt < slice.Before);
}
