namespace Supsis.Portal.Access;

/// <summary>What set-up made; the workspace is the first one.</summary>
public sealed record SetupResult(Guid UserId, Guid WorkspaceId, string Slug);
