using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Supsis.Portal.Triggers;

internal sealed class SilenceWatermarkConfiguration : IEntityTypeConfiguration<SilenceWatermark>
{
    public void Configure(EntityTypeBuilder<SilenceWatermark> watermark)
    {
        watermark.ToTable("silence_watermarks");
        watermark.HasKey(w => new { w.WorkspaceId, w.Minutes, w.WaitedFor, w.InBusinessHours });
    }
}
