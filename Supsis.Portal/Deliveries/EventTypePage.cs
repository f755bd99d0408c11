namespace Supsis.Portal.Deliveries;

/// <summary>The whole catalogue: it fits on one page.</summary>
internal sealed record EventTypePage(IReadOnlyList<EventTypeBody> Data, string? NextCursor);
