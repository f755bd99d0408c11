namespace Supsis.Portal.Components.Shared;

/// <summary>One filter that is on, and how to name it.</summary>
public sealed record FilterChip(string Key, string Label);
