using System.Text.Json.Nodes;
using Supsis.Portal.Intake;

namespace Supsis.Portal.Demo;

/// <summary>A made-up conversation under way.</summary>
internal sealed class DemoPlay(PlayedConversation conversation, DemoScript script, DateTimeOffset startsAt)
{
    private int _next;
    private DateTimeOffset _nextAt = startsAt + script.Turns[0].After;

    public bool IsOver => _next == script.Turns.Count;

    /// <summary>The turns that are due, each with the time at which it happened.</summary>
    public IEnumerable<JsonObject> TakeDue(DateTimeOffset now)
    {
        while (!IsOver && _nextAt <= now)
        {
            yield return script.Turns[_next].Play(conversation, _nextAt);
            _next++;
            _nextAt += IsOver ? TimeSpan.Zero : script.Turns[_next].After;
        }
    }
}
