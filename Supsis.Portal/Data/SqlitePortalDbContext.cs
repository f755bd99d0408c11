using Microsoft.EntityFrameworkCore;

namespace Supsis.Portal.Data;

/// <summary>The tables on SQLite: ids as 16 big-endian bytes, instants as UTC ticks (EF cannot sort a DateTimeOffset there).</summary>
internal class SqlitePortalDbContext(DbContextOptions options, WorkspaceScope scope) : PortalDbContext(options, scope)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configuration)
    {
        base.ConfigureConventions(configuration);
        configuration.Properties<Guid>().HaveConversion<GuidBytesConverter>();
        configuration.Properties<DateTimeOffset>().HaveConversion<UtcTicksConverter>();
    }
}
