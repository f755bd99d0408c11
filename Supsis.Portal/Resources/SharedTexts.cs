namespace Supsis.Portal.Resources;

/// <summary>Words that several pages use.</summary>
public sealed class SharedTexts;
