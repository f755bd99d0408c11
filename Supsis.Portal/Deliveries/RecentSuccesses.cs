namespace Supsis.Portal.Deliveries;

/// <summary>How many deliveries a receiver has been accepting lately.</summary>
internal sealed class RecentSuccesses
{
    private const int Buckets = 12;
    private static readonly TimeSpan BucketTime = TimeSpan.FromSeconds(5);
    private readonly (long Number, int Count)[] _buckets = new (long, int)[Buckets];
    private DateTimeOffset? _since;
    private DateTimeOffset _last;

    public void Note(DateTimeOffset now)
    {
        _since = now - _last > BucketTime * Buckets ? now : _since ?? now;
        _last = now;
        var number = now.Ticks / BucketTime.Ticks;
        ref var bucket = ref _buckets[number % Buckets];
        bucket = bucket.Number == number ? (number, bucket.Count + 1) : (number, 1);
    }

    /// <summary>Over the last minute, or since it began to accept again; 0 when nothing was accepted.</summary>
    public double PerMinute(DateTimeOffset now)
    {
        var oldest = (now.Ticks / BucketTime.Ticks) - Buckets + 1;
        var count = _buckets.Where(bucket => bucket.Number >= oldest).Sum(bucket => bucket.Count);
        var measured = now.Ticks - Math.Max(oldest * BucketTime.Ticks, (_since ?? now).Ticks);
        return (double)count * TimeSpan.TicksPerMinute / Math.Max(measured, BucketTime.Ticks); // half a second is no rate yet
    }
}
