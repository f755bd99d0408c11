using System.ComponentModel;

namespace Supsis.Portal.Deliveries;

/// <summary>The query of an export of deliveries as it was sent; read by <see cref="DeliveryListRequest"/>.</summary>
internal sealed record DeliveryExportQuery : DeliveryFilterQuery
{
    [Description("json (the default) or csv.")]
    public string? Format { get; init; }
}
