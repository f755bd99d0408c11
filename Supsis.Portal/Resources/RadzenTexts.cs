namespace Supsis.Portal.Resources;

/// <summary>Words of the component library that people meet.</summary>
public sealed class RadzenTexts;
