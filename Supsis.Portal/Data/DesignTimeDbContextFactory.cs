using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Supsis.Portal.Data;

/// <summary>What <c>dotnet ef migrations add</c> uses: the model of the running program without its database.</summary>
internal sealed class DesignTimeDbContextFactory : IDesignTimeDbContextFactory<SqlitePortalDbContext>
{
    public SqlitePortalDbContext CreateDbContext(string[] args)
    {
        var services = new ServiceCollection().Configure<IdentityOptions>(options => options.Stores.SchemaVersion = IdentitySchemaVersions.Version3);
        var options = new DbContextOptionsBuilder<SqlitePortalDbContext>()
            .UseSqlite("Data Source=:memory:")
            .UseApplicationServiceProvider(services.BuildServiceProvider())
            .Options;
        return new SqlitePortalDbContext(options, WorkspaceScope.System("design time"));
    }
}
