namespace Supsis.Portal.Resources;

/// <summary>The first page: figures, bars and what needs attention.</summary>
public sealed class OverviewTexts;
