using Supsis.Portal.Deliveries;

namespace Supsis.Portal.Intake;

/// <summary>A delivery that an event came to owe.</summary>
internal sealed record OwedThen(Guid EventId, Guid TriggerId, Guid Id, DeliveryStatus Status, int Attempts);
