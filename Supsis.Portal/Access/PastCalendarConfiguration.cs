using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Supsis.Portal.Data;

namespace Supsis.Portal.Access;

internal sealed class PastCalendarConfiguration : IEntityTypeConfiguration<PastCalendar>
{
    public void Configure(EntityTypeBuilder<PastCalendar> calendar)
    {
        calendar.ToTable("past_calendars");
        calendar.Property(c => c.Id).ValueGeneratedNever();
        calendar.Property(c => c.TimeZone).HasMaxLength(ColumnLengths.Code);

        // Serves the explanation of a conversation.
        calendar.HasIndex(c => new { c.WorkspaceId, c.Until });
    }
}
