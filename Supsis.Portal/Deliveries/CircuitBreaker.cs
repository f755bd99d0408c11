namespace Supsis.Portal.Deliveries;

/// <summary>Stops sending to a receiver that keeps failing, and lets one request through now and then to see whether it is back.</summary>
/// <remarks>Not thread-safe: it is touched under the dispatcher's lock only. Time is handed in.</remarks>
/// <param name="options">Its figures.</param>
/// <param name="random">A number from 0 to 1: the pauses of many webhooks must not end at one instant.</param>
internal sealed class CircuitBreaker(BreakerOptions options, Func<double> random)
{
    /// <summary>More than these say nothing new about the last minutes.</summary>
    private const int Remembered = 128;

    private readonly Queue<(DateTimeOffset At, bool Failed)> _recent = new();
    private int _failuresInARow;
    private int _timesOpened;
    private bool _isProbing;

    /// <summary>Until when nothing is sent; from then on a single probe decides. Null while it is closed, which is the normal state.</summary>
    public DateTimeOffset? OpenUntil { get; private set; }

    public bool IsClosed => OpenUntil is null;

    public bool Permits(DateTimeOffset now) => OpenUntil is not { } until || (now >= until && !_isProbing);

    public void Started() => _isProbing = !IsClosed;

    /// <summary>Takes it up where an earlier process left it.</summary>
    public void Restore(DateTimeOffset openUntil) => (OpenUntil, _timesOpened) = (openUntil, 1);

    /// <summary>The attempt came to nothing that says anything about the receiver.</summary>
    public void Forget() => _isProbing = false;

    public void Succeeded(DateTimeOffset now)
    {
        (OpenUntil, _isProbing, _failuresInARow) = (null, false, 0);
        Remember(now, failed: false);
        if (_recent.All(answer => !answer.Failed))
        {
            _timesOpened = 0; // it has been well for a while: the next trouble is a new one
        }
    }

    public void Failed(DateTimeOffset now)
    {
        Remember(now, failed: true);
        _failuresInARow++;
        var wasProbe = _isProbing;
        _isProbing = false;
        if (IsClosed ? IsTooMuch() : wasProbe)
        {
            Open(now);
        }
    }

    private bool IsTooMuch() =>
        _failuresInARow >= options.Failures
        || (_recent.Count >= options.Sample && _recent.Count(answer => answer.Failed) >= options.Ratio * _recent.Count);

    private void Open(DateTimeOffset now)
    {
        var pause = options.OpenFor * Math.Pow(2, Math.Min(_timesOpened, 30));
        pause = pause < options.OpenLimit ? pause : options.OpenLimit;
        OpenUntil = now + (pause * (0.8 + (0.4 * random())));
        _timesOpened++;
        _recent.Clear(); // what it did before says nothing about how it is when it comes back
    }

    private void Remember(DateTimeOffset now, bool failed)
    {
        _recent.Enqueue((now, failed));
        while (_recent.Count > Remembered || _recent.Peek().At < now - options.Window)
        {
            _recent.Dequeue();
        }
    }
}
