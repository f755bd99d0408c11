namespace Supsis.Portal.Intake;

/// <summary>A conversation that is played again.</summary>
internal sealed record PastConversation(Guid Id, string ExternalId, long Number);
