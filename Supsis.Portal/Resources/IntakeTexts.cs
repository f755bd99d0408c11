namespace Supsis.Portal.Resources;

/// <summary>What the ingest API says about a request that it cannot take.</summary>
public sealed class IntakeTexts;
