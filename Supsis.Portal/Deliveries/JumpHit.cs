namespace Supsis.Portal.Deliveries;

/// <summary>Something that was looked for and is there.</summary>
/// <param name="Id">As the address of its page names it.</param>
/// <param name="Name">A webhook's or visitor's name; null when there is none.</param>
/// <param name="Number">A conversation's.</param>
/// <param name="EventType">A delivery's or event's.</param>
public sealed record JumpHit(JumpKind Kind, string Id, string? Name = null, long? Number = null, string? EventType = null);
