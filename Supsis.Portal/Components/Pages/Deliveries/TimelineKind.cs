namespace Supsis.Portal.Components.Pages.Deliveries;

/// <summary>The kinds of points in a delivery's story.</summary>
internal enum TimelineKind
{
    Occurred,
    Received,
    Sent,
    Accepted,
    Refused,
    NoAnswer,

    /// <summary>Attempts between the first and the last, left out.</summary>
    Gap,

    /// <summary>The next attempt, to come.</summary>
    Next,

    /// <summary>A request is on its way.</summary>
    Waiting,
}
