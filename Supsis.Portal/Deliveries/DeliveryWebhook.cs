namespace Supsis.Portal.Deliveries;

/// <summary>A webhook by name, for narrowing the log; a deleted one still has its past.</summary>
public sealed record DeliveryWebhook(Guid Id, string Name, bool IsDeleted)
{
    /// <summary>The id as it is shown, <c>wh_…</c>.</summary>
    public string PublicId { get; } = Data.PublicId.Format(Data.PublicId.Webhook, Id);
}
