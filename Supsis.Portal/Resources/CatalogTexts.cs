namespace Supsis.Portal.Resources;

/// <summary>Marks the texts of the page of events.</summary>
public sealed class CatalogTexts;
