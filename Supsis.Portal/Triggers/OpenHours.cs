namespace Supsis.Portal.Triggers;

/// <summary>From when to when a company is open on one day, in its own time; an end at midnight is the end of the day.</summary>
public readonly record struct OpenHours(TimeOnly From, TimeOnly To)
{
    /// <summary>Since the beginning of the day.</summary>
    public TimeSpan Start => From.ToTimeSpan();

    /// <summary>Since the beginning of the day.</summary>
    public TimeSpan End => To == TimeOnly.MinValue ? TimeSpan.FromDays(1) : To.ToTimeSpan();
}
