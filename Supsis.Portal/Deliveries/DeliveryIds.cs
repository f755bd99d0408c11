using Supsis.Portal.Data;

namespace Supsis.Portal.Deliveries;

/// <summary>Ids as they stand in addresses and in the API.</summary>
public static class DeliveryIds
{
    /// <summary>Null for anything that is no delivery's id.</summary>
    public static Guid? Delivery(string? text) => PublicId.TryParse(PublicId.Delivery, text, out var id) ? id : null;

    /// <summary>Null for anything that is no webhook's id.</summary>
    public static Guid? Webhook(string? text) => PublicId.TryParse(PublicId.Webhook, text, out var id) ? id : null;

    /// <summary>A delivery's id as it is shown, <c>msg_…</c>.</summary>
    public static string Format(Guid id) => PublicId.Format(PublicId.Delivery, id);
}
