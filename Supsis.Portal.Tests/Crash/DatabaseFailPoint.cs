using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Hosting;
using SQLitePCL;
using Supsis.Portal.Data;

namespace Supsis.Portal.Tests.Crash;

/// <summary>Dies inside a transaction or right behind its commit, by what SQLite itself tells of the connection that writes.</summary>
/// <remarks>A temporary trigger belongs to one connection and is in no file: the database that is left behind knows nothing of it.</remarks>
internal sealed class DatabaseFailPoint(WriteGate gate, GroupWriter writer, ArmedPoint armed) : IHostedService
{
    /// <summary>Said on the console when the first outcome of a group stands still until others have queued up behind it.</summary>
    public const string Gathering = "fail point: gathering";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private const string Triggers = """
        CREATE TEMP TRIGGER fail_event AFTER INSERT ON events BEGIN SELECT event_written(NEW.type); END;
        CREATE TEMP TRIGGER fail_claim AFTER UPDATE ON deliveries WHEN NEW.status = 'sending' BEGIN SELECT claim_written(); END;
        CREATE TEMP TRIGGER fail_outcome AFTER INSERT ON attempts BEGIN SELECT outcome_written(); END;
        """;

    private int _outcomes;
    private bool _hasGathered;
    private bool _diesAtCommit;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        gate.Run(Watch);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // All three run on the writer's thread, inside its transaction.
    private int EventWritten(string type)
    {
        armed.DieAt(FailPoint.EventsWritten);
        if (type == "conversation.inactive")
        {
            armed.DieAt(FailPoint.SilenceWritten);
        }

        _diesAtCommit = armed.Is(FailPoint.EventsCommitted);
        return 0;
    }

    private int ClaimWritten()
    {
        _diesAtCommit = armed.Is(FailPoint.Claimed);
        return 0;
    }

    private int OutcomeWritten()
    {
        armed.DieAt(FailPoint.OutcomeWritten);
        if (++_outcomes == 2)
        {
            armed.DieAt(FailPoint.HalfAGroup);
        }

        if (!_hasGathered && armed.IsAny(FailPoint.HalfAGroup, FailPoint.BetweenGroups))
        {
            Console.WriteLine(Gathering);
            _hasGathered = SpinWait.SpinUntil(() => writer.Waiting >= 2, Patience);
        }

        _diesAtCommit = armed.IsAny(FailPoint.OutcomeCommitted, FailPoint.BetweenGroups);
        return 0;
    }

    private void Watch(SqliteConnection connection)
    {
        connection.CreateFunction<string, int>("event_written", EventWritten);
        connection.CreateFunction("claim_written", ClaimWritten);
        connection.CreateFunction("outcome_written", OutcomeWritten);
        using var command = connection.CreateCommand();
        command.CommandText = Triggers;
        command.ExecuteNonQuery();
        raw.sqlite3_profile(connection.Handle, (_, statement, _) => Ran(statement), null);
    }

    private void Ran(string statement)
    {
        if (!statement.StartsWith("COMMIT", StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        if (_diesAtCommit)
        {
            Sudden.Death();
        }

        _outcomes = 0;
    }
}
