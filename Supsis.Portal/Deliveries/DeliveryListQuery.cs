using System.ComponentModel;

namespace Supsis.Portal.Deliveries;

/// <summary>The query of a list of deliveries as it was sent; read by <see cref="DeliveryListRequest"/>.</summary>
internal sealed record DeliveryListQuery : DeliveryFilterQuery
{
    [Description("The next_cursor of the page before.")]
    public string? Cursor { get; init; }

    [Description("1 to 200, 50 by default.")]
    public string? Limit { get; init; }
}
