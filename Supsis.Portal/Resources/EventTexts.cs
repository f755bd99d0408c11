namespace Supsis.Portal.Resources;

/// <summary>The statuses that can be ticked: a sentence for the tick box, a few words for lists.</summary>
public sealed class EventTexts;
