using Microsoft.Extensions.Options;
using Supsis.Portal.Data;

namespace Supsis.Portal.Deliveries;

/// <summary>Deletes what is finished and old, a hundred rows at a time, so that nobody who writes an event has to wait for it.</summary>
internal sealed partial class RetentionPass(
    IEnumerable<OldRowsWriter> kinds, GroupWriter writer, IOptions<RetentionOptions> options, TimeProvider clock, ILogger<RetentionPass> logger)
{
    /// <summary>How many times as long as a turn took it rests afterwards. Fewer than one event in twenty then meets a turn, so that the p95 of the intake stays what it was.</summary>
    private const int RestPerWork = 24;

    private static readonly TimeSpan LongestRest = TimeSpan.FromMilliseconds(500);

    /// <summary>Returns how many turns at the write gate it took.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        if (!writer.Storage.MayWrite)
        {
            return 0; // old rows are no hurry
        }

        var (now, allTurns, deleted) = (clock.GetUtcNow(), 0, new List<string>());
        foreach (var kind in kinds)
        {
            var (rows, turns) = await DeleteAsync(kind, now - kind.KeptFor(options.Value), cancellationToken);
            allTurns += turns;
            if (rows > 0)
            {
                deleted.Add($"{kind.Name}: {rows}");
            }
        }

        if (deleted.Count > 0 && logger.IsEnabled(LogLevel.Information))
        {
            Log.Deleted(logger, string.Join(", ", deleted), allTurns);
        }

        return allTurns;
    }

    /// <summary>How long to leave disk and gate alone after a turn that took <paramref name="work"/>.</summary>
    internal static TimeSpan RestAfter(TimeSpan work) => work * RestPerWork < LongestRest ? work * RestPerWork : LongestRest;

    private async Task<(int Rows, int Turns)> DeleteAsync(OldRowsWriter kind, DateTimeOffset before, CancellationToken cancellationToken)
    {
        var (after, rows, turns) = (Guid.Empty, 0, 0);
        while (await kind.FindAsync(after, before, cancellationToken) is { } slice)
        {
            if (slice.HasOld)
            {
                await writer.LetQueueWriteAsync(cancellationToken);
                var begun = TimeProvider.System.GetTimestamp();
                rows += await kind.DeleteAsync(slice, cancellationToken);
                turns++;
                var rest = RestAfter(TimeProvider.System.GetElapsedTime(begun));
                await Task.Delay(rest, TimeProvider.System, cancellationToken); // the machine rests, whatever the clock on the wall says
            }

            after = slice.Last;
        }

        return (rows, turns);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Deleted what was old ({Rows}) in {Turns} turns.")]
        public static partial void Deleted(ILogger logger, string rows, int turns);
    }
}
