using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Supsis.Portal.Deliveries;

/// <remarks>The full text itself, <c>delivery_search</c>, stands in the migration: EF knows no virtual tables.</remarks>
internal sealed class SearchRowConfiguration : IEntityTypeConfiguration<SearchRow>
{
    public void Configure(EntityTypeBuilder<SearchRow> row)
    {
        row.ToTable("delivery_search_rows");
        row.HasKey(r => r.Row);
        row.Property(r => r.Row).ValueGeneratedNever();
    }
}
