namespace Supsis.Portal.Deliveries;

/// <summary>A column of an exported table.</summary>
internal sealed record CsvColumn(string Name, Func<DeliveryRow, string?> Value);
