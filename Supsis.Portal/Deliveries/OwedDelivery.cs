namespace Supsis.Portal.Deliveries;

/// <summary>A delivery as the intake owes it: pending, or held when its webhook is disabled.</summary>
/// <param name="Owner">This process when it goes straight to its lane; null when the lane was full and the database keeps it.</param>
/// <param name="IsOrdered">It waits for the earlier ones of its conversation, so it always goes through the database.</param>
/// <param name="Depth">How many webhooks stand between it and a person, itself included: 1 for what a person caused.</param>
internal sealed record OwedDelivery(
    Guid Id,
    Guid WorkspaceId,
    Guid WebhookId,
    Guid TriggerId,
    Guid EventId,
    Guid ConversationId,
    string EventType,
    string? Keyword,
    DeliveryStatus Status,
    Guid? Owner,
    bool IsOrdered,
    int Depth,
    byte[] Body);
