using Microsoft.EntityFrameworkCore;
using Supsis.Portal.Data;

namespace Supsis.Portal.Deliveries;

/// <summary>The figures of the first page: from the hours that are counted as outcomes come in, never from the log.</summary>
public sealed class OverviewStore
{
    /// <summary>How many hours of the clock are shown, the present one included.</summary>
    public const int Hours = 24;

    /// <summary>Answers that the p95 looks at: enough for a twentieth to mean something, few enough to read at once.</summary>
    private const int Sampled = 2_000;

    private readonly PortalReader _reader;
    private readonly DeliveryStore _deliveries;
    private readonly TimeProvider _clock;

    internal OverviewStore(PortalReader reader, DeliveryStore deliveries, TimeProvider clock) => (_reader, _deliveries, _clock) = (reader, deliveries, clock);

    public async Task<OverviewFigures> ReadAsync(Guid workspaceId, CancellationToken cancellationToken)
    {
        var now = _clock.GetUtcNow();
        var first = FirstHour(now);
        await using var db = _reader.Open(workspaceId);
        var counted = await db.DeliveryHours
            .Where(hour => hour.WorkspaceId == workspaceId && hour.Hour >= first)
            .GroupBy(hour => hour.Hour)
            .Select(hours => new { Hour = hours.Key, Delivered = hours.Sum(hour => hour.Succeeded), Failed = hours.Sum(hour => hour.Failed), GaveUp = hours.Sum(hour => hour.Exhausted) })
            .ToDictionaryAsync(hour => hour.Hour, cancellationToken);
        var hours = Enumerable.Range(0, Hours).Select(i => first.AddHours(i))
            .Select(hour => counted.TryGetValue(hour, out var known) ? new HourFigures(hour, known.Delivered, known.Failed) : new HourFigures(hour, 0, 0));
        return new OverviewFigures(
            counted.Values.Sum(hour => hour.GaveUp), await _deliveries.CountAsync(workspaceId, cancellationToken), await P95Async(db, workspaceId, now.AddDays(-1), cancellationToken), [.. hours]);
    }

    /// <summary>The same hours for each webhook that sent anything in them; one that is missing sent nothing.</summary>
    public async Task<IReadOnlyDictionary<Guid, DayFigures>> ReadDaysAsync(Guid workspaceId, CancellationToken cancellationToken)
    {
        var first = FirstHour(_clock.GetUtcNow());
        await using var db = _reader.Open(workspaceId);
        var counted = await db.DeliveryHours
            .Where(hour => hour.WorkspaceId == workspaceId && hour.Hour >= first)
            .Select(hour => new { hour.WebhookId, Figures = new HourFigures(hour.Hour, hour.Succeeded, hour.Failed) })
            .ToListAsync(cancellationToken);
        return counted.GroupBy(hour => hour.WebhookId, hour => hour.Figures).ToDictionary(hours => hours.Key, hours => DayOf(first, hours));
    }

    private static DayFigures DayOf(DateTimeOffset first, IEnumerable<HourFigures> counted)
    {
        var known = counted.ToDictionary(hour => hour.Hour);
        return new([.. Enumerable.Range(0, Hours).Select(i => first.AddHours(i)).Select(hour => known.GetValueOrDefault(hour) ?? new(hour, 0, 0))]);
    }

    private static DateTimeOffset FirstHour(DateTimeOffset now) =>
        new DateTimeOffset(now.UtcTicks - (now.UtcTicks % TimeSpan.TicksPerHour), TimeSpan.Zero).AddHours(1 - Hours);

    private static async Task<TimeSpan?> P95Async(PortalDbContext db, Guid workspaceId, DateTimeOffset since, CancellationToken cancellationToken)
    {
        // The newest first and only then those that succeeded: a long outage must not make this read the whole log.
        var newest = await DeliveryQuery.Of(db, workspaceId).OrderByDescending(d => d.Id).Take(Sampled)
            .Where(d => d.Status == DeliveryStatus.Succeeded && d.LastDurationMs != null && d.CompletedAt >= since)
            .Select(d => d.LastDurationMs!.Value)
            .ToListAsync(cancellationToken);
        newest.Sort();
        return newest.Count == 0 ? null : TimeSpan.FromMilliseconds(newest[(int)Math.Ceiling(newest.Count * 0.95) - 1]);
    }
}
