namespace Supsis.Portal.Deliveries;

/// <summary>How fast a receiver has been answering lately: the share of slow answers among the last few tells where its p95 lies.</summary>
internal sealed class ReceiverPace(TimeSpan fastBelow, TimeSpan slowAbove)
{
    private const int Remembered = 40;
    private const double Tail = 0.05;

    private readonly Queue<TimeSpan> _answers = new(Remembered + 1);
    private int _notFast;
    private int _slow;

    /// <summary>Its p95 is below the limit under which it may have more requests at a time.</summary>
    public bool IsFast => _notFast <= Tail * _answers.Count;

    /// <summary>Its p95 is above the limit over which it has to share.</summary>
    public bool IsSlow => _slow > Tail * _answers.Count;

    public void Note(TimeSpan duration)
    {
        _answers.Enqueue(duration);
        Count(duration, 1);
        if (_answers.Count > Remembered)
        {
            Count(_answers.Dequeue(), -1);
        }
    }

    private void Count(TimeSpan duration, int sign)
    {
        _notFast += duration < fastBelow ? 0 : sign;
        _slow += duration <= slowAbove ? 0 : sign;
    }
}
