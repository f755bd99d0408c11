namespace Supsis.Portal.Resources;

/// <summary>Sentences about addresses that webhooks may and may not have.</summary>
public sealed class EgressTexts;
