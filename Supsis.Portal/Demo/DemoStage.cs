using System.Text.Json.Nodes;
using Supsis.Portal.Intake;

namespace Supsis.Portal.Demo;

/// <summary>Decides what happens in the made-up conversations, and when.</summary>
internal sealed class DemoStage(EventProducer producer)
{
    /// <summary>How many conversations have been held when the demo starts, so that no page is empty.</summary>
    private const int Backlog = 10;

    private const string Prefix = "demo";

    private static readonly TimeSpan BetweenOpenings = TimeSpan.FromSeconds(8);

    private readonly List<DemoPlay> _plays = [];
    private DateTimeOffset? _nextOpeningAt;
    private int _opened;

    /// <summary>Everything that has become due, in order; the first call brings what was said before it too.</summary>
    public IReadOnlyList<JsonObject> TakeDue(DateTimeOffset now)
    {
        if (_nextOpeningAt is null)
        {
            OpenPast(now);
            _nextOpeningAt = now;
        }

        while (_nextOpeningAt <= now)
        {
            Open(_nextOpeningAt.Value);
            _nextOpeningAt += BetweenOpenings;
        }

        List<JsonObject> due = [.. _plays.SelectMany(play => play.TakeDue(now))];
        _plays.RemoveAll(play => play.IsOver);
        return due;
    }

    private DemoScript NextScript => DemoConversations.All[_opened % DemoConversations.All.Count];

    private void OpenPast(DateTimeOffset now)
    {
        for (var i = 0; i < Backlog; i++)
        {
            Open(now - NextScript.Length); // within the last minute: told later, every pause would count as a silence
        }
    }

    private void Open(DateTimeOffset at)
    {
        var script = NextScript;
        _plays.Add(new DemoPlay(new PlayedConversation(producer, Prefix, DemoCasts.Of(script.Language, _opened)), script, at));
        _opened++;
    }
}
