using Microsoft.EntityFrameworkCore;
using Supsis.Portal.Conversations;
using Supsis.Portal.Data;

namespace Supsis.Portal.Deliveries;

/// <summary>Conversations without events, with what their triggers remember of them.</summary>
internal sealed class OldConversationsWriter(PortalReader reader, WriteGate gate, ConversationWriter conversations) : OldRowsWriter(reader, gate)
{
    public override string Name => "conversations";

    public override TimeSpan KeptFor(RetentionOptions options) => options.Events;

    public override IQueryable<Guid> Ids(PortalDbContext db) => db.Conversations.Select(c => c.Id);

    public override Task<bool> HasOldAsync(PortalDbContext db, OldSlice slice, CancellationToken cancellationToken) => Old(db, slice).AnyAsync(cancellationToken);

    public override async Task<int> DeleteAsync(PortalDbContext db, OldSlice slice, CancellationToken cancellationToken)
    {
        conversations.ForgetSoon(); // the intake must not go on with a row that is gone
        var old = Old(db, slice);
        await db.SilenceFirings
            .Where(f => f.ConversationId > slice.After && f.ConversationId <= slice.Last && old.Any(c => c.Id == f.ConversationId))
            .ExecuteDeleteAsync(cancellationToken);
        await db.TriggerFirings
            .Where(f => f.ConversationId > slice.After && f.ConversationId <= slice.Last && old.Any(c => c.Id == f.ConversationId))
            .ExecuteDeleteAsync(cancellationToken);
        return await old.ExecuteDeleteAsync(cancellationToken);
    }

    private static IQueryable<Conversation> Old(PortalDbContext db, OldSlice slice) =>
        db.Conversations.Where(c => c.Id > slice.After && c.Id <= slice.Last && c.LastActivityAt < slice.Before && !db.Events.Any(e => e.ConversationId == c.Id));
}
