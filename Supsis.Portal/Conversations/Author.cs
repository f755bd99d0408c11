namespace Supsis.Portal.Conversations;

/// <summary>The visitor, agent or bot that wrote a message.</summary>
public sealed record Author(AuthorKind Kind, string? Id, string? Name);
