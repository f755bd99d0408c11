namespace Supsis.Portal.Components.Shared;

/// <summary>What happened to a delivery and what to do about it, in plain words.</summary>
/// <param name="Fix">Null when there is nothing to do.</param>
public sealed record Explanation(string What, string? Fix);
