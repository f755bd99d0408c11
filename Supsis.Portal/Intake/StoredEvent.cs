using Supsis.Portal.Conversations;

namespace Supsis.Portal.Intake;

/// <summary>An event as it lies in the database.</summary>
/// <param name="Body">As the producer sent it; of a derived one nothing is asked.</param>
internal sealed record StoredEvent(Guid Id, long Sequence, string Type, DateTimeOffset OccurredAt, DateTimeOffset ReceivedAt, byte[] Body, bool IsDerived)
{
    /// <summary>A person fired a rule; nothing happened in the conversation.</summary>
    public bool IsByHand => IsDerived && Body.AsSpan().SequenceEqual(EventWriter.ByHand);
}
