using Microsoft.Data.Sqlite;

namespace Supsis.Portal.Benchmarks.Subjects;

/// <summary>The portal's database file, from outside: for what no API tells and for a past that nobody wants to wait for.</summary>
internal static class DeliveryTable
{
    public static double CountWaiting(string file) => Count(file, "SELECT count(*) FROM deliveries WHERE completed_at IS NULL");

    /// <summary>Those that <see cref="Multiply"/> made and nobody has deleted.</summary>
    public static double CountMade(string file) => Count(file, "SELECT count(*) FROM payloads WHERE delivery_id < (SELECT id FROM webhooks LIMIT 1)");

    /// <summary>
    /// Adds so many older deliveries, each with its event, body and attempt: copies of those that are there, of which one in 30 failed
    /// (5xx, or no answer) and one in 300 was cancelled. The portal must not run.
    /// </summary>
    /// <param name="file">The database.</param>
    /// <param name="rows">How many.</param>
    /// <param name="youngest">How much older than the newest real one the youngest of them is.</param>
    /// <param name="between">From one to the next.</param>
    public static void Multiply(string file, int rows, TimeSpan youngest, TimeSpan between)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandTimeout = 600;
        command.Parameters.AddWithValue("$rows", rows);
        command.Parameters.AddWithValue("$youngest", youngest.Ticks);
        command.Parameters.AddWithValue("$between", between.Ticks);
        foreach (var statement in Statements)
        {
            command.CommandText = statement;
            command.ExecuteNonQuery();
        }
    }

    // A copy's id is a time of its own, of version 7 as all are, and the number that makes it unique; the events share it, as nobody compares them.
    private static readonly string[] Statements =
    [
        "PRAGMA synchronous=OFF",
        "PRAGMA cache_size=-200000",
        "CREATE TEMP TABLE model AS SELECT row_number() OVER (ORDER BY id) - 1 AS n, id, event_id, conversation_id, created_at, completed_at FROM deliveries WHERE status = 'succeeded'",
        "CREATE TEMP TABLE size AS SELECT count(*) AS models, max(created_at) AS newest, (SELECT max(last_sequence) FROM conversations) AS top FROM model",
        """
        CREATE TEMP TABLE copy AS
            WITH RECURSIVE step(k) AS (SELECT 0 WHERE $rows > 0 UNION ALL SELECT k + 1 FROM step WHERE k + 1 < $rows)
            SELECT k, model.id AS model, model.event_id AS event, size.top + 1 + k AS sequence,
                size.newest - ($rows - k) * $between - $youngest AS created_at,
                unhex(printf('%012x7%03x8%015x', (size.newest - ($rows - k) * $between - $youngest - 621355968000000000) / 10000, k % 4096, k)) AS id
            FROM step, size JOIN model ON model.n = k % size.models
        """,
        """
        INSERT INTO events (id, workspace_id, conversation_id, producer_id, type, sequence, occurred_at, received_at, body, hash)
            SELECT copy.id, workspace_id, conversation_id, 'old-' || copy.k, type, copy.sequence, copy.created_at, copy.created_at, body, hash
            FROM copy JOIN events ON events.id = copy.event
        """,
        """
        INSERT INTO deliveries (id, workspace_id, webhook_id, trigger_id, event_id, conversation_id, event_type, status, epoch, attempt_count,
            charged_attempts, waiting_since, is_manual, last_status, last_error, last_duration_ms, created_at, completed_at, is_ordered)
            SELECT copy.id, workspace_id, webhook_id, trigger_id, copy.id, conversation_id, event_type,
                CASE WHEN k % 300 = 7 THEN 'cancelled' WHEN k % 30 = 3 THEN 'exhausted' ELSE 'succeeded' END, epoch,
                CASE WHEN k % 300 = 7 THEN 0 ELSE attempt_count END, charged_attempts, copy.created_at, is_manual,
                CASE WHEN k % 300 = 7 OR k % 60 = 3 THEN NULL WHEN k % 30 = 3 THEN 503 ELSE last_status END,
                CASE WHEN k % 300 = 7 THEN 'webhook_deleted' WHEN k % 60 = 3 THEN 'timeout' WHEN k % 30 = 3 THEN 'http_5xx' END,
                last_duration_ms, copy.created_at, copy.created_at + 500000, 0
            FROM copy JOIN deliveries ON deliveries.id = copy.model
        """,
        "INSERT INTO payloads (delivery_id, body) SELECT copy.id, body FROM copy JOIN payloads ON payloads.delivery_id = copy.model",
        """
        INSERT INTO attempts (delivery_id, number, started_at, duration_ms, status, error, note, request_headers, response_headers, response_preview, remote_ip, is_manual, is_charged)
            SELECT copy.id, number, copy.created_at, duration_ms, status, error, note, request_headers, response_headers, response_preview, remote_ip, is_manual, is_charged
            FROM copy JOIN attempts ON attempts.delivery_id = copy.model
        """,
        "UPDATE conversations SET last_sequence = (SELECT top + 1 + $rows FROM size) WHERE $rows > 0",
        "PRAGMA wal_checkpoint(TRUNCATE)",
    ];

    private static double Count(string file, string question)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = question;
        return Convert.ToDouble(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
    }
}
