namespace Supsis.Portal.Resources;

/// <summary>What the demo prints and calls its webhooks.</summary>
public sealed class DemoTexts;
