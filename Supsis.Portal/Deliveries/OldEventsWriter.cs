using Microsoft.EntityFrameworkCore;
using Supsis.Portal.Conversations;
using Supsis.Portal.Data;

namespace Supsis.Portal.Deliveries;

/// <summary>Events that no delivery refers to any more, of conversations in which nothing has happened since.</summary>
internal sealed class OldEventsWriter(PortalReader reader, WriteGate gate) : OldRowsWriter(reader, gate)
{
    public override string Name => "events";

    public override TimeSpan KeptFor(RetentionOptions options) => options.Events;

    public override IQueryable<Guid> Ids(PortalDbContext db) => db.Events.Select(e => e.Id);

    public override Task<bool> HasOldAsync(PortalDbContext db, OldSlice slice, CancellationToken cancellationToken) => Old(db, slice).AnyAsync(cancellationToken);

    public override Task<int> DeleteAsync(PortalDbContext db, OldSlice slice, CancellationToken cancellationToken) => Old(db, slice).ExecuteDeleteAsync(cancellationToken);

    // A conversation's newest event says more than its last activity: a tag is no activity, and an event can be told late.
    private static IQueryable<ConversationEvent> Old(PortalDbContext db, OldSlice slice) =>
        db.Events.Where(e => e.Id > slice.After && e.Id <= slice.Last && e.ReceivedAt < slice.Before
            && !db.Deliveries.Any(d => d.EventId == e.Id)
            && !db.Conversations.Any(c => c.Id == e.ConversationId
                && (c.LastActivityAt >= slice.Before
                    || db.Events.Any(newest => newest.ConversationId == c.Id && newest.Sequence == c.LastSequence && newest.ReceivedAt >= slice.Before))));
}
