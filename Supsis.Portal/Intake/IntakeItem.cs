using Supsis.Portal.Conversations;

namespace Supsis.Portal.Intake;

/// <summary>One event of a request: either readable, or refused with what is wrong in which field.</summary>
/// <param name="Index">Its place in the request.</param>
/// <param name="Id">The producer's id where it can be quoted.</param>
/// <param name="Event">The event; null when refused.</param>
/// <param name="Errors">What is wrong, by path within the event; empty when readable.</param>
internal sealed record IntakeItem(int Index, string? Id, IncomingEvent? Event, IReadOnlyDictionary<string, string[]> Errors);
