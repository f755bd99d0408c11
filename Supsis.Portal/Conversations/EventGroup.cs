namespace Supsis.Portal.Conversations;

/// <summary>The headings of the catalogue, in the order in which the portal shows them.</summary>
public enum EventGroup
{
    Basics,
    Conversation,
    Messages,
    Visitor,
    Tickets,
    Service,
    Technical,
}
