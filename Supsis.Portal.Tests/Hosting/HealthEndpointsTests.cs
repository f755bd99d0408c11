using System.Net;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Supsis.Portal.Data;
using Supsis.Portal.Tests.TestKit;

namespace Supsis.Portal.Tests.Hosting;

public sealed class HealthEndpointsTests
{
    [Fact]
    public async Task A_portal_that_stands_is_live_and_ready_for_anybody_who_asks()
    {
        await using var portal = new PortalApplication();
        using var anybody = portal.ApiClient(key: null);

        Assert.Equal((HttpStatusCode.OK, """{"status":"live"}"""), await AskAsync(anybody, "live"));
        Assert.Equal((HttpStatusCode.OK, """{"status":"ready"}"""), await AskAsync(anybody, "ready"));
    }

    [Fact]
    public async Task Without_its_writer_it_is_live_and_not_ready()
    {
        await using var portal = new PortalApplication();
        using var anybody = portal.ApiClient(key: null);
        portal.Services.GetRequiredService<GroupWriter>().Stop();

        Assert.Equal(HttpStatusCode.OK, (await AskAsync(anybody, "live")).Status);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, """{"status":"not_ready"}"""), await AskAsync(anybody, "ready"));
    }

    [Theory]
    [InlineData("drop table workspaces")]
    [InlineData(null)]
    public async Task Without_its_database_it_is_not_ready(string? harm)
    {
        await using var portal = new PortalApplication();
        using var anybody = portal.ApiClient(key: null);
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(anybody, "ready")).Status);

        Harm(portal.Services.GetRequiredService<SqliteDatabase>(), harm);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await AskAsync(anybody, "ready")).Status);
    }

    [Fact]
    public async Task Nobody_on_the_way_keeps_the_answer()
    {
        await using var portal = new PortalApplication();
        using var anybody = portal.ApiClient(key: null);

        using var ready = await anybody.GetAsync("/health/ready");

        Assert.Equal("no-store", ready.Headers.CacheControl!.ToString());
    }

    private static void Harm(SqliteDatabase database, string? sql)
    {
        if (sql is null)
        {
            File.Delete(database.FilePath);
            return;
        }

        using var connection = new SqliteConnection($"Data Source={database.FilePath};Foreign Keys=False;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static async Task<(HttpStatusCode Status, string Body)> AskAsync(HttpClient client, string what)
    {
        using var answer = await client.GetAsync($"/health/{what}");
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
