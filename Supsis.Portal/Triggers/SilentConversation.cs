namespace Supsis.Portal.Triggers;

/// <summary>A conversation in which somebody has been silent since then.</summary>
internal sealed record SilentConversation(Guid Id, string ExternalId, DateTimeOffset Since);
