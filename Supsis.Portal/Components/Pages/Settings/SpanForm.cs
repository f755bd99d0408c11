using Supsis.Portal.Triggers;

namespace Supsis.Portal.Components.Pages.Settings;

/// <summary>From when to when, as it is being entered; null while a field is empty.</summary>
public sealed class SpanForm
{
    public TimeOnly? From { get; set; }

    public TimeOnly? To { get; set; }

    public OpenHours? Hours => From is { } from && To is { } to ? new OpenHours(from, to) : null;

    public static SpanForm Of(OpenHours hours) => new() { From = hours.From, To = hours.To };
}
