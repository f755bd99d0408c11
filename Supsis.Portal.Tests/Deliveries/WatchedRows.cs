using Supsis.Portal.Data;
using Supsis.Portal.Deliveries;
using Supsis.Portal.Tests.Data;

namespace Supsis.Portal.Tests.Deliveries;

/// <summary>A kind of old rows that, during each of its turns at the gate, hands the group writer something to write, as the intake would.</summary>
internal sealed class WatchedRows(OldRowsWriter kind, PortalReader reader, WriteGate gate, GroupWriter writer) : OldRowsWriter(reader, gate)
{
    private static int _lastNote;

    private NoteWork? _note;

    public override int Batch => kind.Batch;

    public override string Name => kind.Name;

    /// <summary>How many rows each turn deleted.</summary>
    public List<int> Turns { get; } = [];

    /// <summary>For each turn but the first whether what was handed over during the one before had been written.</summary>
    public List<bool> WrittenBefore { get; } = [];

    public override TimeSpan KeptFor(RetentionOptions options) => kind.KeptFor(options);

    public override IQueryable<Guid> Ids(PortalDbContext db) => kind.Ids(db);

    public override Task<bool> HasOldAsync(PortalDbContext db, OldSlice slice, CancellationToken cancellationToken) => kind.HasOldAsync(db, slice, cancellationToken);

    public override async Task<int> DeleteAsync(PortalDbContext db, OldSlice slice, CancellationToken cancellationToken)
    {
        if (_note is not null)
        {
            WrittenBefore.Add(_note.End.IsCompleted);
        }

        writer.Enqueue(_note = new NoteWork(Interlocked.Increment(ref _lastNote)));
        var rows = await kind.DeleteAsync(db, slice, cancellationToken);
        Turns.Add(rows);
        return rows;
    }
}
