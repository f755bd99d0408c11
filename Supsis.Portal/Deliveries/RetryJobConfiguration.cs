using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Supsis.Portal.Deliveries;

internal sealed class RetryJobConfiguration : IEntityTypeConfiguration<RetryJob>
{
    public void Configure(EntityTypeBuilder<RetryJob> job)
    {
        job.ToTable("retry_jobs");
        job.Property(j => j.Id).ValueGeneratedNever();

        // Serves the pass, which asks every second whether there is anything to do.
        job.HasIndex(j => j.Id, "ix_retry_jobs_running").HasFilter("status = 'running'");
    }
}
