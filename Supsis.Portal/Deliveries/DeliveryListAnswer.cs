using Supsis.Portal.Data;

namespace Supsis.Portal.Deliveries;

/// <summary>A page of deliveries, newest first.</summary>
internal sealed record DeliveryListAnswer(IReadOnlyList<DeliveryAnswer> Data, string? NextCursor)
{
    public static DeliveryListAnswer Of(DeliverySlice slice) =>
        new(slice.Rows.Select(DeliveryAnswer.Of).ToList(), slice.Older is { } older ? PublicId.Format(PublicId.Delivery, older) : null);
}
