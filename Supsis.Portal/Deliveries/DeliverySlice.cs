namespace Supsis.Portal.Deliveries;

/// <summary>A piece of the log, newest first.</summary>
/// <param name="Older">Where the next piece begins; null at the end of the log.</param>
public sealed record DeliverySlice(IReadOnlyList<DeliveryRow> Rows, Guid? Older);
