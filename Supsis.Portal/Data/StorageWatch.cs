using Microsoft.Extensions.Options;

namespace Supsis.Portal.Data;

/// <summary>Knows whether the storage can be given work now. Whoever takes or sends something asks it first, which costs a look at the clock.</summary>
/// <remarks>Whoever asks may find trouble, at most one a second looks for it; only <see cref="StorageProbe"/> ends it, after a write that succeeded.</remarks>
internal sealed partial class StorageWatch(
    FreeSpace freeSpace, SqliteDatabase database, IOptions<StorageOptions> options, TimeProvider clock, ILogger<StorageWatch> logger)
{
    private const long Megabyte = 1024 * 1024;

    private static readonly TimeSpan LooksEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan TellsReadsEvery = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private volatile StorageTrouble _trouble;
    private long _lookedAt = clock.GetTimestamp() - (2 * clock.TimestampFrequency);
    private long _toldReadAt = clock.GetTimestamp() - (120 * clock.TimestampFrequency);

    /// <summary>Raised on every change, perhaps under somebody's lock: be quick.</summary>
    public event Action? Changed;

    /// <summary>Raised when work may go on.</summary>
    public event Action? Recovered;

    public StorageTrouble Trouble
    {
        get
        {
            if (_trouble == StorageTrouble.None && MayTakeTurn(ref _lookedAt, LooksEvery))
            {
                Look();
            }

            return _trouble;
        }
    }

    /// <summary>Below the limit outcomes are still written, and people may still change things.</summary>
    public bool MayWrite => Trouble is StorageTrouble.None or StorageTrouble.DiskLow;

    /// <exception cref="StorageUnavailableException">No write is tried at present.</exception>
    public void DemandWritable()
    {
        if (!MayWrite)
        {
            throw new StorageUnavailableException(_trouble, $"The storage takes no writes at present ({_trouble}).");
        }
    }

    /// <summary>Notes that a write failed for the storage's sake, and returns what to throw instead.</summary>
    public StorageUnavailableException Refuse(Exception failure)
    {
        var trouble = StorageFault.Of(failure);
        Enter(trouble, failure);
        return failure as StorageUnavailableException ?? new StorageUnavailableException(trouble, $"The storage took no write: {failure.Message}", failure);
    }

    /// <summary>Notes that a page or an answer could not be read, once a minute however many ask.</summary>
    public void NoteUnread(Exception failure)
    {
        if (failure is not StorageUnavailableException && MayTakeTurn(ref _toldReadAt, TellsReadsEvery))
        {
            Log.Unread(logger, failure);
        }
    }

    /// <summary>Ends the trouble after a write that succeeded, or where only room was lacking; unless there still is too little.</summary>
    public void Review()
    {
        var isLow = IsBelow(options.Value.MinimumFreeMegabytes * Megabyte * 11 / 10); // a tenth more than the limit, or it would open and close all the time
        lock (_lock)
        {
            if (_trouble == StorageTrouble.None || (isLow && _trouble == StorageTrouble.DiskLow))
            {
                return;
            }

            _trouble = isLow ? StorageTrouble.DiskLow : StorageTrouble.None;
        }

        if (isLow)
        {
            Log.DiskLow(logger, options.Value.MinimumFreeMegabytes);
        }
        else
        {
            Log.Recovered(logger);
            Recovered?.Invoke();
        }

        Changed?.Invoke();
    }

    private void Look()
    {
        if (!database.IsInPlace)
        {
            Enter(StorageTrouble.FileGone, null);
        }
        else if (IsBelow(options.Value.MinimumFreeMegabytes * Megabyte))
        {
            Enter(StorageTrouble.DiskLow, null);
        }
    }

    private bool IsBelow(long limit) => limit > 0 && freeSpace() < limit;

    private void Enter(StorageTrouble trouble, Exception? cause)
    {
        lock (_lock)
        {
            if (_trouble == trouble || _trouble == StorageTrouble.Damaged || (trouble == StorageTrouble.DiskLow && _trouble != StorageTrouble.None))
            {
                return;
            }

            _trouble = trouble;
        }

        Tell(trouble, cause);
        Changed?.Invoke();
    }

    private void Tell(StorageTrouble trouble, Exception? cause)
    {
        switch (trouble)
        {
            case StorageTrouble.DiskLow:
                Log.DiskLow(logger, options.Value.MinimumFreeMegabytes);
                break;
            case StorageTrouble.FileGone:
                Log.FileGone(logger, database.FilePath);
                break;
            case StorageTrouble.Damaged:
                Log.Damaged(logger, cause, database.FilePath);
                break;
            default:
                Log.NotWritten(logger, cause, database.FilePath, trouble);
                break;
        }
    }

    private bool MayTakeTurn(ref long lastAt, TimeSpan every)
    {
        var last = Volatile.Read(ref lastAt);
        return clock.GetElapsedTime(last) >= every && Interlocked.CompareExchange(ref lastAt, clock.GetTimestamp(), last) == last;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "Less than {Limit} MB of the disk are free (Storage:MinimumFreeMegabytes). No event is taken and nothing is sent until there is more room; it goes on by itself.")]
        public static partial void DiskLow(ILogger logger, int limit);

        [LoggerMessage(LogLevel.Critical, "The database {Path} was deleted, moved or replaced while the portal runs. No event is taken and nothing is sent. Put the same file back, or restore a backup and start the portal again.")]
        public static partial void FileGone(ILogger logger, string path);

        [LoggerMessage(LogLevel.Critical, "The database {Path} is damaged. No event is taken and nothing is sent. Stop the portal and restore a backup.")]
        public static partial void Damaged(ILogger logger, Exception? exception, string path);

        [LoggerMessage(LogLevel.Error, "The database {Path} takes no writes ({Trouble}). No event is taken and nothing is sent until a write succeeds; one is tried every second.")]
        public static partial void NotWritten(ILogger logger, Exception? exception, string path, StorageTrouble trouble);

        [LoggerMessage(LogLevel.Error, "The database could not be read.")]
        public static partial void Unread(ILogger logger, Exception exception);

        [LoggerMessage(LogLevel.Information, "The storage takes writes again: events are taken and sent.")]
        public static partial void Recovered(ILogger logger);
    }
}
