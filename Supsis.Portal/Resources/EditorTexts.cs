namespace Supsis.Portal.Resources;

/// <summary>The list of webhooks and their editor.</summary>
public sealed class EditorTexts;
