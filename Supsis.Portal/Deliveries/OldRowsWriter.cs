using Microsoft.EntityFrameworkCore;
using Supsis.Portal.Data;

namespace Supsis.Portal.Deliveries;

/// <summary>Deletes the old rows of one kind, stretch by stretch along the ids, which sort by time: the young part of a table is never read.</summary>
internal abstract class OldRowsWriter(PortalReader reader, WriteGate gate)
{
    /// <summary>The most ids of one stretch, and so the most rows of one turn at the gate.</summary>
    public virtual int Batch => 100;

    /// <summary>What the rows are called, for the program's log.</summary>
    public abstract string Name { get; }

    public abstract TimeSpan KeptFor(RetentionOptions options);

    /// <summary>The next stretch behind <paramref name="after"/>; null when only younger rows follow.</summary>
    public async Task<OldSlice?> FindAsync(Guid after, DateTimeOffset before, CancellationToken cancellationToken)
    {
        var newest = DeliveryQuery.NewestIdAt(before);
        await using var db = reader.OpenAsSystem("retention");
        var ids = await Ids(db).Where(id => id > after && id <= newest).OrderBy(id => id).Take(Batch).ToListAsync(cancellationToken);
        if (ids.Count == 0)
        {
            return null;
        }

        var slice = new OldSlice(after, ids[^1], before);
        return slice with { HasOld = await HasOldAsync(db, slice, cancellationToken) };
    }

    /// <summary>Deletes what is old in the stretch, asking again what that is, and returns how many rows it was.</summary>
    public Task<int> DeleteAsync(OldSlice slice, CancellationToken cancellationToken) =>
        gate.RunAsSystemAsync("retention", db => DeleteAsync(db, slice, cancellationToken), cancellationToken);

    public abstract IQueryable<Guid> Ids(PortalDbContext db);

    public abstract Task<bool> HasOldAsync(PortalDbContext db, OldSlice slice, CancellationToken cancellationToken);

    public abstract Task<int> DeleteAsync(PortalDbContext db, OldSlice slice, CancellationToken cancellationToken);
}
