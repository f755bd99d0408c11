using Supsis.Portal.Data;
using Supsis.Portal.Deliveries;
using Supsis.Portal.Tests.Data;

namespace Supsis.Portal.Tests.Deliveries;

/// <summary>A kind of old rows whose every turn at the gate leaves the group writer busy and with more to write behind it, as the intake would.</summary>
/// <remarks>The gate alone would let the next turn in as soon as the writer pauses between two groups.</remarks>
internal sealed class WatchedRows(OldRowsWriter kind, PortalReader reader, WriteGate gate, GroupWriter writer) : OldRowsWriter(reader, gate)
{
    private static readonly TimeSpan Busy = TimeSpan.FromMilliseconds(50);

    private static int _lastNote;

    private NoteWork? _note;
    private Task _writerIsBusy = Task.CompletedTask;

    public override int Batch => kind.Batch;

    public override string Name => kind.Name;

    /// <summary>How many rows each turn deleted.</summary>
    public List<int> Turns { get; } = [];

    /// <summary>For each turn but the first whether what was handed over during the one before had been written.</summary>
    public List<bool> WrittenBefore { get; } = [];

    public override TimeSpan KeptFor(RetentionOptions options) => kind.KeptFor(options);

    public override IQueryable<Guid> Ids(PortalDbContext db) => kind.Ids(db);

    public override async Task<bool> HasOldAsync(PortalDbContext db, OldSlice slice, CancellationToken cancellationToken)
    {
        await _writerIsBusy; // asked before every turn
        return await kind.HasOldAsync(db, slice, cancellationToken);
    }

    public override async Task<int> DeleteAsync(PortalDbContext db, OldSlice slice, CancellationToken cancellationToken)
    {
        if (_note is not null)
        {
            WrittenBefore.Add(_note.End.IsCompleted);
        }

        var (note, busy) = (NewNote(), new TaskCompletionSource());
        (_note, _writerIsBusy) = (note, busy.Task);
        writer.Enqueue(NewNote(_ =>
        {
            writer.Enqueue(note);
            busy.TrySetResult();
            SpinWait.SpinUntil(() => false, Busy);
        }));
        var rows = await kind.DeleteAsync(db, slice, cancellationToken);
        Turns.Add(rows);
        return rows;
    }

    private static NoteWork NewNote(Action<GroupTransaction>? before = null) => new(Interlocked.Increment(ref _lastNote), before);
}
