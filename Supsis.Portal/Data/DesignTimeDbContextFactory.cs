using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Supsis.Portal.Data;

/// <summary>What <c>dotnet ef migrations add</c> uses: the model of the running program without its database.</summary>
internal sealed class DesignTimeDbContextFactory : IDesignTimeDbContextFactory<SqlitePortalDbContext>
{
    public SqlitePortalDbContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<SqlitePortalDbContext>()
            .UseSqlite("Data Source=:memory:")
            .UseApplicationServiceProvider(IdentitySchema.Services)
            .Options;
        return new SqlitePortalDbContext(options, WorkspaceScope.System("design time"));
    }
}
