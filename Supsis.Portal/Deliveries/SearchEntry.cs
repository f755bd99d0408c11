namespace Supsis.Portal.Deliveries;

/// <summary>A delivery on its way into the full text.</summary>
internal sealed record SearchEntry(Guid DeliveryId, Guid WorkspaceId, string Text);
