using Supsis.Portal.Deliveries;

namespace Supsis.Portal.Components.Pages.Deliveries;

/// <summary>The rows on the screen and the news that wait beside them: nothing under the pointer ever moves.</summary>
internal sealed class DeliveryTail
{
    /// <summary>The most rows that grow by themselves; further news wait for a click, which begins again at the top.</summary>
    public const int Limit = 500;

    /// <summary>More new rows than this in one update nobody can follow: the list becomes its newest page, and stays as small as one.</summary>
    public const int Readable = 25;

    /// <summary>So many rows the log shows at first.</summary>
    public const int Page = 50;

    private readonly List<DeliveryRow> _rows;
    private readonly HashSet<Guid> _news = [];
    private readonly HashSet<Guid> _leaving = [];
    private bool _isDeep;

    public DeliveryTail(DeliverySlice slice) => (_rows, Older) = ([.. slice.Rows], slice.Older);

    public IReadOnlyList<DeliveryRow> Rows => _rows;

    /// <summary>Where the older rows begin; null at the end of the log.</summary>
    public Guid? Older { get; private set; }

    /// <summary>How many matching deliveries are not shown yet.</summary>
    public int News => _news.Count;

    public bool IsFull => _rows.Count >= Limit;

    /// <summary>Rows were ticked: none may fall off the end.</summary>
    public bool IsPinned { get; set; }

    /// <summary>Came while somebody looked, so that it fades in.</summary>
    public HashSet<Guid> Fresh { get; } = [];

    public void Append(DeliverySlice slice)
    {
        _rows.AddRange(slice.Rows);
        Older = slice.Older;
        _isDeep = true;
    }

    public bool Shows(Guid id) => _rows.Exists(row => row.Id == id);

    /// <summary>Takes in what changed.</summary>
    /// <param name="matching">Changed rows that belong in this view.</param>
    /// <param name="others">Changed rows on the screen that no longer do.</param>
    /// <param name="isHeld">Somebody's pointer is in the list: rows change in place, and none comes or goes.</param>
    public void Merge(IEnumerable<DeliveryRow> matching, IEnumerable<DeliveryRow> others, bool isHeld)
    {
        foreach (var row in others.Where(Replace))
        {
            _leaving.Add(row.Id);
        }

        var came = new Dictionary<Guid, DeliveryRow>();
        foreach (var row in matching)
        {
            _leaving.Remove(row.Id);
            if (!Replace(row) && IsInRange(row.Id))
            {
                came[row.Id] = row;
            }
        }

        Take(came.Values, isHeld);
        if (!isHeld)
        {
            Settle();
        }
    }

    /// <summary>The pointer left: what no longer belongs here may go.</summary>
    public void Settle()
    {
        _rows.RemoveAll(row => _leaving.Contains(row.Id));
        _leaving.Clear();
    }

    private void Take(Dictionary<Guid, DeliveryRow>.ValueCollection came, bool isHeld)
    {
        if (came.Count > Readable && _news.Count == 0 && !isHeld && !IsPinned && !_isDeep)
        {
            Roll(came);
            return;
        }

        foreach (var row in came)
        {
            Take(row, isHeld);
        }
    }

    // What falls off stands in the log, a click away; where nearly everything is new, nothing fades in.
    private void Roll(IEnumerable<DeliveryRow> came)
    {
        Fresh.Clear();
        _rows.AddRange(came);
        _rows.Sort((one, other) => other.Id.CompareTo(one.Id));
        if (_rows.Count > Page)
        {
            _rows.RemoveRange(Page, _rows.Count - Page);
            Older = _rows[^1].Id;
        }
    }

    private void Take(DeliveryRow row, bool isHeld)
    {
        // Once some news wait, all do: a list that skips rows would lie.
        if (isHeld || IsFull || _news.Count > 0)
        {
            _news.Add(row.Id);
            return;
        }

        var place = _rows.FindIndex(shown => shown.Id.CompareTo(row.Id) < 0);
        _rows.Insert(place < 0 ? _rows.Count : place, row);
        Fresh.Add(row.Id);
    }

    // What is older than the last row belongs to a part of the log that is not on the screen.
    private bool IsInRange(Guid id) => Older is null || _rows.Count == 0 || id.CompareTo(_rows[^1].Id) > 0;

    private bool Replace(DeliveryRow row)
    {
        var place = _rows.FindIndex(shown => shown.Id == row.Id);
        if (place >= 0)
        {
            _rows[place] = row;
        }

        return place >= 0;
    }
}
