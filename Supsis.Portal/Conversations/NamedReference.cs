namespace Supsis.Portal.Conversations;

/// <summary>A department, agent or bot, by the producer's id and name.</summary>
public sealed record NamedReference(string? Id, string? Name);
