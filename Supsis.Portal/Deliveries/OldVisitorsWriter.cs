using Microsoft.EntityFrameworkCore;
using Supsis.Portal.Conversations;
using Supsis.Portal.Data;

namespace Supsis.Portal.Deliveries;

/// <summary>Visitors without a conversation.</summary>
internal sealed class OldVisitorsWriter(PortalReader reader, WriteGate gate, ConversationWriter conversations) : OldRowsWriter(reader, gate)
{
    public override string Name => "visitors";

    public override TimeSpan KeptFor(RetentionOptions options) => options.Events;

    public override IQueryable<Guid> Ids(PortalDbContext db) => db.Visitors.Select(v => v.Id);

    public override Task<bool> HasOldAsync(PortalDbContext db, OldSlice slice, CancellationToken cancellationToken) => Old(db, slice).AnyAsync(cancellationToken);

    public override Task<int> DeleteAsync(PortalDbContext db, OldSlice slice, CancellationToken cancellationToken)
    {
        conversations.ForgetSoon(); // the intake must not give a new conversation to a visitor who is gone
        return Old(db, slice).ExecuteDeleteAsync(cancellationToken);
    }

    private static IQueryable<Visitor> Old(PortalDbContext db, OldSlice slice) =>
        db.Visitors.Where(v => v.Id > slice.After && v.Id <= slice.Last && !db.Conversations.Any(c => c.VisitorId == v.Id));
}
