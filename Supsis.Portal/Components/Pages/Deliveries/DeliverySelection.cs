using Supsis.Portal.Deliveries;

namespace Supsis.Portal.Components.Pages.Deliveries;

/// <summary>The rows that somebody has ticked. What is no longer on the screen is not meant.</summary>
internal sealed class DeliverySelection
{
    private readonly HashSet<Guid> _ids = [];

    public IReadOnlySet<Guid> Ids => _ids;

    public void Set(Guid id, bool isChosen)
    {
        if (isChosen)
        {
            _ids.Add(id);
        }
        else
        {
            _ids.Remove(id);
        }
    }

    public void Choose(IEnumerable<DeliveryRow> rows) => _ids.UnionWith(rows.Select(row => row.Id));

    public void KeepOnly(IEnumerable<DeliveryRow> rows) => _ids.IntersectWith(rows.Select(row => row.Id));

    public void Clear() => _ids.Clear();
}
