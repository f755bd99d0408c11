using Supsis.Portal.Data;

namespace Supsis.Portal.Deliveries;

/// <summary>Takes new deliveries into the full text, a few at a time and with rests, so that nobody who writes an event has to wait for it.</summary>
internal sealed class SearchPass(SearchWriter text, GroupWriter writer, DeliveryFeed feed)
{
    // Of one visit to the gate: an event that comes meanwhile waits half a millisecond, not ten.
    private const int Turn = 10;

    /// <summary>Until everything is in it; returns how many came in.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var added = 0;
        while (writer.Storage.MayWrite && await text.FindAsync(cancellationToken) is { Count: > 0 } entries)
        {
            foreach (var turn in entries.Chunk(Turn))
            {
                added += await AddAsync(turn, cancellationToken);
            }

            if (entries.Count < SearchWriter.Batch)
            {
                break; // the few that came meanwhile wait for the next beat
            }
        }

        return added;
    }

    private async Task<int> AddAsync(SearchEntry[] turn, CancellationToken cancellationToken)
    {
        await writer.LetQueueWriteAsync(cancellationToken);
        var begun = TimeProvider.System.GetTimestamp();
        var added = await text.AddAsync(turn, cancellationToken);
        var rest = RetentionPass.RestAfter(TimeProvider.System.GetElapsedTime(begun));
        foreach (var entry in turn)
        {
            feed.Changed(entry.WorkspaceId, entry.DeliveryId); // a page that shows a search finds it only now
        }

        await Task.Delay(rest, TimeProvider.System, cancellationToken); // the machine rests, whatever the clock on the wall says
        return added;
    }
}
