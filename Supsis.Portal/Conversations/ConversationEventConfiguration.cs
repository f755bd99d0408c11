using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Supsis.Portal.Data;

namespace Supsis.Portal.Conversations;

internal sealed class ConversationEventConfiguration : IEntityTypeConfiguration<ConversationEvent>
{
    public void Configure(EntityTypeBuilder<ConversationEvent> @event)
    {
        @event.ToTable("events");
        @event.Property(e => e.Id).ValueGeneratedNever();
        @event.Property(e => e.ProducerId).HasMaxLength(ColumnLengths.ExternalId);
        @event.Property(e => e.Type).HasMaxLength(ColumnLengths.Code);

        // Serves idempotency: an event is accepted once.
        @event.HasIndex(e => new { e.WorkspaceId, e.ProducerId }).IsUnique();

        // Serves the transcript, and proves that the numbers have no gap.
        @event.HasIndex(e => new { e.ConversationId, e.Sequence }).IsUnique();
    }
}
