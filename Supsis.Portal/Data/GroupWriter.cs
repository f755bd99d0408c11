using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace Supsis.Portal.Data;

/// <summary>The one loop that writes events and outcomes: it takes whatever queued up while the last commit ran and commits it as a group.</summary>
/// <remarks>No fixed delay: idle means a group of one, load makes the groups grow. It runs on a thread of its own because the SQLite driver is synchronous.</remarks>
internal sealed partial class GroupWriter(WriteGate gate, TimeProvider clock, ILogger<GroupWriter> logger) : IDisposable
{
    /// <summary>The most works of one transaction.</summary>
    public const int GroupLimit = 512;

    private static readonly TimeSpan Barrier = TimeSpan.FromSeconds(1);

    private readonly BlockingCollection<GroupWork> _queue = [];
    private readonly List<GroupWork> _group = new(GroupLimit);
    private GroupTransaction? _transaction;
    private Thread? _thread;
    private long _lastBarrier = clock.GetTimestamp();

    /// <summary>How many works wait; the intake refuses more when it is too many.</summary>
    public int Waiting => _queue.Count;

    /// <summary>Whether it can write now.</summary>
    public StorageWatch Storage => gate.Storage;

    public bool IsRunning => _thread is { IsAlive: true } && !_queue.IsAddingCompleted;

    public void Start()
    {
        _thread = new Thread(Loop) { Name = "group writer", IsBackground = true };
        _thread.Start();
    }

    public void Enqueue(GroupWork work)
    {
        try
        {
            _queue.Add(work);
        }
        catch (InvalidOperationException stopped)
        {
            Tell(() => work.Failed(stopped)); // a late timer or request must not bring the process down while it ends
        }
    }

    /// <summary>Writes what has queued up so far and ends the loop.</summary>
    public void Stop()
    {
        _queue.CompleteAdding();
        _thread?.Join();
    }

    public void Dispose()
    {
        if (!_queue.IsAddingCompleted)
        {
            Stop();
        }

        _queue.Dispose();
    }

    private void Loop()
    {
        foreach (var first in _queue.GetConsumingEnumerable())
        {
            _group.Add(first);
            while (_group.Count < GroupLimit && _queue.TryTake(out var next))
            {
                _group.Add(next);
            }

            WriteGroup();
            _group.Clear();
        }
    }

    private void WriteGroup()
    {
        if (TryCommit(_group, out var failure))
        {
            return;
        }

        if (_group.Count == 1 || failure is StorageUnavailableException) // the storage's fault, not one work's: alone each would wait as long and fail too
        {
            _group.ForEach(work => Fail(work, failure!));
            return;
        }

        Log.Replaying(logger, failure!, _group.Count);
        foreach (var work in _group)
        {
            if (!TryCommit([work], out var cause))
            {
                Fail(work, cause!);
            }
        }
    }

    private bool TryCommit(IReadOnlyList<GroupWork> works, out Exception? failure)
    {
        failure = null;
        try
        {
            // Told before anybody else may write: what a commit hands over is never older than what the next write decides.
            gate.Run(connection =>
            {
                Commit(connection, works);
                foreach (var work in works)
                {
                    Tell(work.Committed);
                }
            });
            return true;
        }
        catch (Exception exception)
        {
            failure = exception;
            foreach (var work in works)
            {
                Tell(work.RolledBack);
            }

            return false;
        }
    }

    private void Commit(SqliteConnection connection, IReadOnlyList<GroupWork> works)
    {
        if (_transaction?.Connection != connection)
        {
            _transaction = new GroupTransaction(connection);
        }

        if (MustSync(works))
        {
            WriteAll(connection, _transaction, works);
            return;
        }

        // Before BEGIN: inside a transaction it is an error. And back at once: whoever writes next through the gate wants the disk.
        _transaction.Command("PRAGMA synchronous=NORMAL").Execute();
        try
        {
            WriteAll(connection, _transaction, works);
        }
        finally
        {
            _transaction.Command("PRAGMA synchronous=FULL").Execute();
        }
    }

    private static void WriteAll(SqliteConnection connection, GroupTransaction group, IReadOnlyList<GroupWork> works)
    {
        using var transaction = connection.BeginTransaction(); // BEGIN IMMEDIATE: a deferred one can fail in the middle, for ever
        group.Begin();
        foreach (var work in works)
        {
            work.Write(group);
        }

        group.WriteTallies();
        transaction.Commit();
    }

    /// <summary>Groups that somebody waits for are synced; outcomes alone ride along, with a barrier at least every second.</summary>
    private bool MustSync(IReadOnlyList<GroupWork> works)
    {
        if (!works.Any(work => work.MustSync) && clock.GetElapsedTime(_lastBarrier) < Barrier)
        {
            return false;
        }

        _lastBarrier = clock.GetTimestamp();
        return true;
    }

    private void Fail(GroupWork work, Exception exception)
    {
        if (exception is not StorageUnavailableException) // which was told once, for everybody
        {
            Log.Failed(logger, exception, work.GetType().Name);
        }

        Tell(() => work.Failed(exception));
    }

    // What a work does after its commit must never end the loop for everybody else.
    private void Tell(Action tell)
    {
        try
        {
            tell();
        }
        catch (Exception exception)
        {
            Log.NotTold(logger, exception);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "A group of {Count} could not be written; each is tried alone.")]
        public static partial void Replaying(ILogger logger, Exception exception, int count);

        [LoggerMessage(LogLevel.Error, "A {Work} could not be written.")]
        public static partial void Failed(ILogger logger, Exception exception, string work);

        [LoggerMessage(LogLevel.Error, "What follows a commit failed.")]
        public static partial void NotTold(ILogger logger, Exception exception);
    }
}
