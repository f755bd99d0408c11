using Supsis.Portal.Conversations;

namespace Supsis.Portal.Deliveries;

/// <summary>The stored event that a body tells of.</summary>
/// <param name="Data">What the producer sent as <c>data</c>, UTF-8 JSON; empty when nothing.</param>
internal sealed record PayloadEvent(
    Guid Id,
    string Type,
    long Sequence,
    DateTimeOffset OccurredAt,
    ReadOnlyMemory<byte> Data,
    Message? Message,
    Ticket? Ticket,
    IReadOnlyList<FieldChange> Changes)
{
    /// <summary>Somebody tries the webhook: nothing happened.</summary>
    public bool IsTest { get; init; }
}
