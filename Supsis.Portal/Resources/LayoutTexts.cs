namespace Supsis.Portal.Resources;

/// <summary>Words of the menu and of the frame around pages.</summary>
public sealed class LayoutTexts;
