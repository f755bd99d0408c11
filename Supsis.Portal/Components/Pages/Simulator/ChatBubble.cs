using Supsis.Portal.Intake;

namespace Supsis.Portal.Components.Pages.Simulator;

/// <summary>One line of the simulated chat: something said, or something that happened when nobody spoke.</summary>
public sealed record ChatBubble(PlayedPart? Part, string Text, DateTimeOffset At);
