namespace Supsis.Portal.Triggers;

/// <summary>Counts whose regular expressions take too long, and gives a trigger up at the third time within an hour. It is not tried again from that moment on.</summary>
internal sealed class ExpressionWatch(TimeProvider clock)
{
    public const int MostTimeouts = 3;

    // A machine that was busy for a moment once a day is not the pattern's fault.
    private static readonly TimeSpan Remembered = TimeSpan.FromHours(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<Guid, List<DateTimeOffset>> _timeouts = [];

    // Replaced whole, so that the intake can ask without waiting.
    private Dictionary<Guid, Rule> _givenUp = [];

    /// <summary>How long an expression may take for a message.</summary>
    public TimeSpan Patience { get; init; } = KeywordExpression.Patience;

    /// <summary>Those that are to be suspended.</summary>
    public IReadOnlyCollection<Rule> GivenUp => Volatile.Read(ref _givenUp).Values;

    public bool HasGivenUp(Guid triggerId) => Volatile.Read(ref _givenUp).ContainsKey(triggerId);

    public void TookTooLong(Rule rule)
    {
        var now = clock.GetUtcNow();
        lock (_lock)
        {
            var timeouts = _timeouts.GetValueOrDefault(rule.TriggerId) ?? (_timeouts[rule.TriggerId] = []);
            timeouts.RemoveAll(at => at <= now - Remembered);
            timeouts.Add(now);
            if (timeouts.Count >= MostTimeouts)
            {
                Volatile.Write(ref _givenUp, new(_givenUp) { [rule.TriggerId] = rule });
            }
        }
    }

    /// <summary>After it was suspended, or is gone: saving it gives it a fresh start.</summary>
    public void Forget(Guid triggerId)
    {
        lock (_lock)
        {
            _timeouts.Remove(triggerId);
            Volatile.Write(ref _givenUp, _givenUp.Where(entry => entry.Key != triggerId).ToDictionary());
        }
    }
}
