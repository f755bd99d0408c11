using Microsoft.EntityFrameworkCore;
using Supsis.Portal.Data;
using Supsis.Portal.Triggers;

namespace Supsis.Portal.Deliveries;

/// <summary>How often capped triggers fired in hours that are over: only the present one is asked for.</summary>
internal sealed class OldTriggerHoursWriter(PortalReader reader, WriteGate gate) : OldRowsWriter(reader, gate)
{
    public override string Name => "trigger hours";

    /// <summary>A stretch of triggers here; each that fires has a row an hour.</summary>
    public override int Batch => 20;

    public override TimeSpan KeptFor(RetentionOptions options) => TimeSpan.FromDays(2);

    public override IQueryable<Guid> Ids(PortalDbContext db) => db.Triggers.Select(t => t.Id);

    public override Task<bool> HasOldAsync(PortalDbContext db, OldSlice slice, CancellationToken cancellationToken) => Old(db, slice).AnyAsync(cancellationToken);

    public override Task<int> DeleteAsync(PortalDbContext db, OldSlice slice, CancellationToken cancellationToken) => Old(db, slice).ExecuteDeleteAsync(cancellationToken);

    private static IQueryable<TriggerHour> Old(PortalDbContext db, OldSlice slice) =>
        db.TriggerHours.Where(h => h.TriggerId > slice.After && h.TriggerId <= slice.Last && h.Hour < slice.Before);
}
