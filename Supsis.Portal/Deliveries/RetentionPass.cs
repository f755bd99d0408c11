using Microsoft.Extensions.Options;
using Supsis.Portal.Data;

namespace Supsis.Portal.Deliveries;

/// <summary>Deletes what is finished and old, a few hundred rows at a time, so that nobody who writes an event has to wait for it.</summary>
internal sealed partial class RetentionPass(
    IEnumerable<OldRowsWriter> kinds, GroupWriter writer, IOptions<RetentionOptions> options, TimeProvider clock, ILogger<RetentionPass> logger)
{
    /// <summary>After each turn. Without it the disk and the gate are never idle and an event takes twice as long.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(20);

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

    private async Task<(int Rows, int Turns)> DeleteAsync(OldRowsWriter kind, DateTimeOffset before, CancellationToken cancellationToken)
    {
        var (after, rows, turns) = (Guid.Empty, 0, 0);
        while (await kind.FindAsync(after, before, cancellationToken) is { } slice)
        {
            if (slice.HasOld)
            {
                await writer.LetQueueWriteAsync(cancellationToken);
                rows += await kind.DeleteAsync(slice, cancellationToken);
                turns++;
                await Task.Delay(Rest, TimeProvider.System, cancellationToken); // the machine rests, whatever the clock on the wall says
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
