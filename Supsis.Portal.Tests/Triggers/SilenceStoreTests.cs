using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Supsis.Portal.Data;
using Supsis.Portal.Tests.TestKit;
using Supsis.Portal.Triggers;
using Xunit.Abstractions;

namespace Supsis.Portal.Tests.Triggers;

/// <summary>What the silence pass asks of a database with a hundred thousand open conversations.</summary>
public sealed class SilenceStoreTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const string Seed = """
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000)
        INSERT INTO conversations (id, workspace_id, external_id, number, status, started_at, last_sequence, messages_by_visitor, messages_by_agent, messages_by_bot,
            is_visitor_waiting, is_abandoned, last_activity_at, last_visitor_activity_at, last_agent_activity_at, last_bot_activity_at, visitor_waiting_since, details)
        SELECT randomblob(16), (SELECT id FROM workspaces WHERE slug = '{0}'), 'x-' || i, i, 'open', {1} - i * 10000000, 1, 1, 0, 0, 1, 0,
            {1} - i * 10000000, {1} - i * 10000000, {1} - i * 10000000, {1} - i * 10000000, {1} - i * 10000000, '{{}}' FROM n
        """;

    private LivePortal? _live;

    private LivePortal Live => _live!;

    public async Task InitializeAsync() => _live = await LivePortal.StartAsync();

    public async Task DisposeAsync() => await Live.DisposeAsync();

    [Fact]
    public async Task A_look_visits_what_is_due_and_not_what_is_open()
    {
        var now = Live.Clock.GetUtcNow();
        await Live.ExecuteAsync(Seed.Replace("{0}", PortalApplication.Slug, StringComparison.Ordinal).Replace("{1}", now.UtcTicks.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
        var store = Live.Get<SilenceStore>();
        foreach (var party in Enum.GetValues<WaitedFor>())
        {
            var threshold = new SilenceThreshold(5, party, false);
            var last = new SilentConversation(Guid.Empty, "", now.AddMinutes(-5).AddSeconds(-10));
            var begin = Stopwatch.GetTimestamp();
            var due = await store.FindAsync(Live.WorkspaceId, threshold, last, now.AddMinutes(-5), 250, CancellationToken.None);
            output.WriteLine($"{party}: {due.Count} of 100000 in {Stopwatch.GetElapsedTime(begin).TotalMilliseconds:0.0} ms");
            Assert.Equal(11, due.Count);
            var plan = await PlanAsync(threshold, last, now);
            Assert.True(plan.Exists(step => step.StartsWith($"SEARCH c USING INDEX IX_conversations_workspace_id_{ColumnOf(party)}", StringComparison.Ordinal)
                && step.Contains($"{ColumnOf(party)}>? AND {ColumnOf(party)}<?", StringComparison.Ordinal)), string.Join('\n', plan));
            Assert.DoesNotContain(plan, step => step.StartsWith("SCAN", StringComparison.Ordinal));
        }
    }

    private static string ColumnOf(WaitedFor party) => party switch
    {
        WaitedFor.Visitor => "last_visitor_activity_at",
        WaitedFor.Agent => "last_agent_activity_at",
        WaitedFor.Bot => "last_bot_activity_at",
        WaitedFor.Answer => "visitor_waiting_since",
        _ => "last_activity_at",
    };

    /// <summary>How SQLite goes about it.</summary>
    private async Task<List<string>> PlanAsync(SilenceThreshold threshold, SilentConversation last, DateTimeOffset until)
    {
        await using var db = Live.Get<PortalReader>().Open(Live.WorkspaceId);
        var sql = SilenceStore.Due(db, Live.WorkspaceId, threshold, last, until, 250).ToQueryString();
        var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + string.Join('\n', sql.Split('\n').Where(line => !line.StartsWith(".param", StringComparison.Ordinal)));
        foreach (var name in Regex.Matches(command.CommandText, @"@\w+").Select(match => match.Value).Distinct())
        {
            command.Parameters.Add(new SqliteParameter(name, 1));
        }

        await db.Database.OpenConnectionAsync();
        await using var rows = await command.ExecuteReaderAsync();
        var steps = new List<string>();
        while (await rows.ReadAsync())
        {
            steps.Add(rows.GetString(3));
        }

        return steps;
    }
}
