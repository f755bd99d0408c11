namespace Supsis.Portal.Conversations;

/// <summary>Who wrote a message.</summary>
public enum AuthorKind
{
    Visitor,
    Agent,
    Bot,
    System,
}
