namespace Supsis.Portal.Components.Pages.Deliveries;

/// <summary>A view of the log that the reader has kept under a name.</summary>
public sealed record NamedView(Guid Id, string Name, LogView View);
