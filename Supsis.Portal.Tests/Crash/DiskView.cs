using Microsoft.Data.Sqlite;

namespace Supsis.Portal.Tests.Crash;

/// <summary>The database as somebody with a SQLite shell sees it, whether the portal runs or not.</summary>
internal sealed class DiskView(string file)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3); // a backlog drains gently, and on a busy machine slowly
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    /// <summary>Every row, its columns joined by a space; NULL is written as a dash.</summary>
    public async Task<IReadOnlyList<string>> RowsAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=false");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            rows.Add(string.Join(' ', Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? "-" : reader.GetValue(i) is byte[] bytes ? Convert.ToHexStringLower(bytes) : reader.GetString(i))));
        }

        return rows;
    }

    public async Task<long> CountAsync(string sql) => long.Parse(Assert.Single(await RowsAsync(sql)), System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Waits until nothing is owed any more.</summary>
    public async Task UntilAllEndedAsync()
    {
        using var look = new PeriodicTimer(Look, TimeProvider.System);
        var start = TimeProvider.System.GetTimestamp();
        while (await CountAsync("SELECT count(*) FROM deliveries WHERE completed_at IS NULL") > 0)
        {
            Assert.True(TimeProvider.System.GetElapsedTime(start) < Patience, "Still owed: " + string.Join("; ", await RowsAsync(
                "SELECT status, owner IS NOT NULL, attempt_count, last_error, count(*) FROM deliveries WHERE completed_at IS NULL GROUP BY 1, 2, 3, 4")));
            await look.WaitForNextTickAsync();
        }
    }
}
