using System.Collections.Immutable;
using Supsis.Portal.Triggers;

namespace Supsis.Portal.Components.Pages.Settings;

/// <summary>One day of the week as it is being entered; closed while it has no hours.</summary>
public sealed class DayForm(DayOfWeek day, IEnumerable<OpenHours> hours)
{
    private static readonly OpenHours Usual = new(new TimeOnly(9, 0), new TimeOnly(18, 0));

    public DayOfWeek Day => day;

    public List<SpanForm> Spans { get; } = [.. hours.Select(SpanForm.Of)];

    public bool IsOpen => Spans.Count > 0;

    public bool MayHaveMore => Spans.Count < BusinessHoursCheck.MostSpans;

    /// <summary>The text of what is wrong, null for nothing.</summary>
    public string? Problem => Spans.Exists(span => span.Hours is null) ? "Hours.Problem.Missing" : BusinessHoursCheck.ProblemOf(Hours) is { } problem ? $"Hours.Problem.{problem}" : null;

    public ImmutableArray<OpenHours> Hours => [.. Spans.Select(span => span.Hours).OfType<OpenHours>()];

    public void Open(bool isOpen)
    {
        Spans.Clear();
        if (isOpen)
        {
            Spans.Add(SpanForm.Of(Usual));
        }
    }

    /// <summary>An hour after the last, as far as the day has one.</summary>
    public void AddSpan()
    {
        var begin = Spans is [.., { To: { Hour: > 0 and < 22 } end }] ? end.AddHours(1) : (TimeOnly?)null;
        Spans.Add(new SpanForm { From = begin, To = begin?.AddHours(1) });
    }

    public void CopyFrom(DayForm other)
    {
        Spans.Clear();
        Spans.AddRange(other.Spans.Select(span => new SpanForm { From = span.From, To = span.To }));
    }
}
