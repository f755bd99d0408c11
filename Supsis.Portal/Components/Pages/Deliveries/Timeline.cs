using Supsis.Portal.Deliveries;

namespace Supsis.Portal.Components.Pages.Deliveries;

/// <summary>Tells a delivery's story from the event to the last answer, or to the next attempt.</summary>
internal static class Timeline
{
    /// <summary>More attempts than this are told by the first and the last.</summary>
    private const int Told = 3;

    public static IReadOnlyList<TimelineStep> Of(DeliveryDetails delivery)
    {
        var steps = new List<TimelineStep>();
        Add(steps, TimelineKind.Occurred, delivery.OccurredAt);
        Add(steps, TimelineKind.Received, delivery.ReceivedAt);
        var attempts = delivery.Attempts;
        var isLong = attempts.Count > Told;
        foreach (var attempt in isLong ? attempts.Take(1) : attempts)
        {
            Add(steps, attempt);
        }

        if (isLong)
        {
            steps.Add(new TimelineStep(TimelineKind.Gap, null, null, attempts.Count - 2));
            Add(steps, attempts[^1]);
        }

        if (delivery.Row.Status == DeliveryStatus.Sending)
        {
            steps.Add(new TimelineStep(TimelineKind.Waiting, null, null, delivery.Row.AttemptCount + 1));
        }
        else if (delivery.Row is { Status: DeliveryStatus.Pending, NextAttemptAt: { } next })
        {
            Add(steps, TimelineKind.Next, next, delivery.Row.AttemptCount + 1);
        }

        return steps;
    }

    private static void Add(List<TimelineStep> steps, DeliveryAttempt attempt)
    {
        Add(steps, TimelineKind.Sent, attempt.StartedAt, attempt.Number);
        var kind = attempt switch
        {
            { Status: null } => TimelineKind.NoAnswer,
            { Error: null } => TimelineKind.Accepted,
            _ => TimelineKind.Refused,
        };
        Add(steps, kind, attempt.StartedAt.AddMilliseconds(attempt.DurationMs), attempt.Number, attempt.Status);
    }

    private static void Add(List<TimelineStep> steps, TimelineKind kind, DateTimeOffset? at, int number = 0, int? status = null)
    {
        if (at is { } moment)
        {
            var before = steps.Count > 0 ? steps[^1].At : null;
            var wait = moment - before;
            steps.Add(new TimelineStep(kind, moment, wait < TimeSpan.Zero ? TimeSpan.Zero : wait, number, status));
        }
    }
}
