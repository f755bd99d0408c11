using Microsoft.EntityFrameworkCore;

namespace Supsis.Portal.Benchmarks.Subjects;

/// <summary>One table, as an outbox begins everywhere.</summary>
internal sealed class NaiveDatabase(string file) : DbContext
{
    public DbSet<NaiveRow> Rows => Set<NaiveRow>();

    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseSqlite($"Data Source={file};Default Timeout=30");

    protected override void OnModelCreating(ModelBuilder model) => model.Entity<NaiveRow>().HasIndex(row => row.IsSent);
}
