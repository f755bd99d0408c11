namespace Supsis.Portal.Resources;

/// <summary>The simulator.</summary>
public sealed class SimulatorTexts;
