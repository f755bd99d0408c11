using Supsis.Portal.Intake;

namespace Supsis.Portal.Components.Pages.Simulator;

/// <summary>The chat on the screen: what was said so far and which buttons make sense.</summary>
internal sealed class SimulatedChat(PlayedConversation conversation)
{
    private readonly List<ChatBubble> _bubbles = [];

    public PlayedConversation Conversation => conversation;

    public IReadOnlyList<ChatBubble> Bubbles => _bubbles;

    public bool HasBegun => _bubbles.Count > 0;

    public bool HasEnded { get; private set; }

    public bool HasAgent { get; private set; }

    public void Add(ChatBubble bubble)
    {
        _bubbles.Add(bubble);
        HasAgent |= bubble.Part == PlayedPart.Agent;
        HasEnded &= bubble.Part != PlayedPart.Visitor; // the portal opens it again when the visitor comes back
    }

    public void Assign() => HasAgent = true;

    public void End() => HasEnded = true;
}
