using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Supsis.Portal.Triggers;

internal sealed class SilenceFiringConfiguration : IEntityTypeConfiguration<SilenceFiring>
{
    public void Configure(EntityTypeBuilder<SilenceFiring> firing)
    {
        firing.ToTable("silence_firings");
        firing.HasKey(f => new { f.ConversationId, f.Minutes, f.WaitedFor, f.InBusinessHours, f.SilentSince });
    }
}
