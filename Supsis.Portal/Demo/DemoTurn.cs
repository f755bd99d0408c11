using System.Text.Json.Nodes;
using Supsis.Portal.Intake;

namespace Supsis.Portal.Demo;

/// <summary>One thing that happens in a made-up conversation.</summary>
/// <param name="After">The pause before it.</param>
/// <param name="Play">Makes its event.</param>
internal sealed record DemoTurn(TimeSpan After, Func<PlayedConversation, DateTimeOffset, JsonObject> Play)
{
    public static DemoTurn Start { get; } = new(TimeSpan.Zero, (chat, at) => chat.Start(at));

    public static DemoTurn HandOver { get; } = new(TimeSpan.FromSeconds(2), (chat, at) => chat.HandOver(at));

    public static DemoTurn End { get; } = new(TimeSpan.FromSeconds(4), (chat, at) => chat.End(at));

    public static DemoTurn Visitor(string text) => Say(PlayedPart.Visitor, text, 4);

    public static DemoTurn Bot(string text) => Say(PlayedPart.Bot, text, 1);

    public static DemoTurn Agent(string text) => Say(PlayedPart.Agent, text, 5);

    public static DemoTurn Ticket(string subject) => new(TimeSpan.FromSeconds(3), (chat, at) => chat.OpenTicket(subject, at));

    public static DemoTurn Rate(int score, string? comment = null) => new(TimeSpan.FromSeconds(2), (chat, at) => chat.Rate(score, comment, at));

    private static DemoTurn Say(PlayedPart part, string text, int seconds) => new(TimeSpan.FromSeconds(seconds), (chat, at) => chat.Say(part, text, at));
}
