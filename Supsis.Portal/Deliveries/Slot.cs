namespace Supsis.Portal.Deliveries;

/// <summary>The place of one request under way, counted as what its receiver was when it began.</summary>
internal readonly record struct Slot(Guid WorkspaceId, bool IsTroubled, bool IsUnproven);
