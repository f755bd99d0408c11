using Supsis.Portal.Deliveries;

namespace Supsis.Portal.Components.Pages.Deliveries;

/// <summary>Which time the log shows: the last hours or days, moving with the clock; what lies between chosen instants; or all of it.</summary>
public sealed record LogRange
{
    public static readonly LogRange All = new();

    /// <summary>The last hours or days as the address names them, in their order.</summary>
    public static readonly IReadOnlyList<(string Since, TimeSpan Span)> Spans =
        [("1h", TimeSpan.FromHours(1)), ("24h", TimeSpan.FromHours(24)), ("7d", TimeSpan.FromDays(7)), ("30d", TimeSpan.FromDays(30))];

    // What a person may mean; it also keeps every instant far from where calendars end.
    private static readonly DateTimeOffset Earliest = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Latest = new(2200, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private LogRange()
    {
    }

    /// <summary>One of <see cref="Spans"/>; empty otherwise.</summary>
    public string Since { get; private init; } = "";

    /// <summary>This instant or later.</summary>
    public DateTimeOffset? From { get; private init; }

    /// <summary>Before this instant.</summary>
    public DateTimeOffset? To { get; private init; }

    public bool IsAll => Since.Length == 0 && !IsChosen;

    /// <summary>It lies between instants, or on one side of one.</summary>
    public bool IsChosen => From is not null || To is not null;

    /// <summary>Reads an address that anybody may have typed: what it does not know counts as left out, and chosen instants go before.</summary>
    public static LogRange Read(string? since, string? from, string? to) =>
        Between(InstantText.Read(from), InstantText.Read(to)) is { IsChosen: true } chosen ? chosen
        : Spans.Any(known => known.Since == since) ? new() { Since = since! }
        : All;

    /// <summary>All when the end is not after the start. An instant that no log can hold counts as left out.</summary>
    public static LogRange Between(DateTimeOffset? from, DateTimeOffset? to)
    {
        var (start, end) = (Known(from), Known(to));
        return start >= end ? All : new() { From = start, To = end };
    }

    public static bool IsPossible(DateTimeOffset instant) => instant >= Earliest && instant < Latest;

    /// <summary>The same with its ends where they are now, so that it moves no more.</summary>
    public LogRange At(DateTimeOffset now) => Since.Length == 0 ? this : new() { From = StartAt(now), To = now };

    /// <summary>Where it begins now; null without a beginning.</summary>
    public DateTimeOffset? StartAt(DateTimeOffset now) => Since.Length == 0 ? From : now - Spans.Single(known => known.Since == Since).Span;

    private static DateTimeOffset? Known(DateTimeOffset? instant) => instant is { } known && IsPossible(known) ? known : null;
}
