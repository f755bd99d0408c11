using System.Collections.Concurrent;
using Supsis.Portal.Triggers;

namespace Supsis.Portal.Intake;

/// <summary>Silences that came late, from the end of their request to the pass that tells them. What a crash forgets, the first pass finds again by the newest events.</summary>
internal sealed class LateSilences
{
    private readonly ConcurrentDictionary<(Guid Conversation, SilenceThreshold Threshold), LateSilence> _waiting = new();

    /// <summary>The newest of a conversation replaces what it ended.</summary>
    public void Note(IEnumerable<LateSilence> late)
    {
        foreach (var silence in late)
        {
            _waiting[(silence.Silent.Id, silence.Threshold)] = silence;
        }
    }

    public IReadOnlyList<LateSilence> Look(int limit) => [.. _waiting.Values.Take(limit)];

    /// <summary>Told, or found to be over; one that has begun anew meanwhile stays.</summary>
    public void Forget(IEnumerable<LateSilence> told)
    {
        foreach (var silence in told)
        {
            _waiting.TryRemove(KeyValuePair.Create((silence.Silent.Id, silence.Threshold), silence));
        }
    }
}
