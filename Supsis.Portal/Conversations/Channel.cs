namespace Supsis.Portal.Conversations;

/// <summary>Where the visitor writes from: web, whatsapp, …</summary>
public sealed record Channel(string? Type, string? Id, string? Name);
