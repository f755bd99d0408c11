using Microsoft.EntityFrameworkCore;
using Supsis.Portal.Data;

namespace Supsis.Portal.Tests.Architecture;

public sealed class ModelTests
{
    [Fact]
    public void The_migrations_describe_the_tables_of_the_code()
    {
        using var db = new DesignTimeDbContextFactory().CreateDbContext([]);

        Assert.False(db.Database.HasPendingModelChanges(), "The tables changed: scripts/add-migration NameOfTheChange.");
    }
}
