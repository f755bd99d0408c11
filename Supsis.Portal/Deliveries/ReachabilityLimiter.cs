using System.Threading.RateLimiting;

namespace Supsis.Portal.Deliveries;

/// <summary>Keeps the check of an address from becoming a port scanner: one at a time in a workspace, and so many a minute.</summary>
internal sealed class ReachabilityLimiter : IDisposable
{
    public const int PerMinute = 20;

    /// <summary>Of several people who type at once the first few wait for their turn.</summary>
    private const int MostWaiting = 4;

    private readonly PartitionedRateLimiter<Guid> _perMinute = PartitionedRateLimiter.Create<Guid, Guid>(workspaceId =>
        RateLimitPartition.GetFixedWindowLimiter(workspaceId, _ => new FixedWindowRateLimiterOptions { PermitLimit = PerMinute, Window = TimeSpan.FromMinutes(1) }));

    private readonly PartitionedRateLimiter<Guid> _atATime = PartitionedRateLimiter.Create<Guid, Guid>(workspaceId =>
        RateLimitPartition.GetConcurrencyLimiter(workspaceId, _ => new ConcurrencyLimiterOptions { PermitLimit = 1, QueueLimit = MostWaiting }));

    /// <summary>To be disposed when the check is over; null when it may not be made.</summary>
    public async Task<IDisposable?> AcquireAsync(Guid workspaceId, CancellationToken cancellationToken)
    {
        using var counted = _perMinute.AttemptAcquire(workspaceId);
        if (!counted.IsAcquired)
        {
            return null;
        }

        var turn = await _atATime.AcquireAsync(workspaceId, 1, cancellationToken);
        if (turn.IsAcquired)
        {
            return turn;
        }

        turn.Dispose();
        return null;
    }

    public void Dispose()
    {
        _perMinute.Dispose();
        _atATime.Dispose();
    }
}
