using Supsis.Portal.Data;

namespace Supsis.Portal.Deliveries;

/// <summary>One event owed to one webhook by one of its triggers, from first try to success or surrender.</summary>
/// <remarks>The body to send stands in <see cref="DeliveryPayload"/>, so that a change of state never rewrites it.</remarks>
public sealed class Delivery : IWorkspaceOwned
{
    private Delivery()
    {
    }

    public Guid Id { get; private set; }
    public Guid WorkspaceId { get; private set; }
    public Guid WebhookId { get; private set; }
    public Guid TriggerId { get; private set; }
    public Guid EventId { get; private set; }
    public Guid ConversationId { get; private set; }
    public string EventType { get; private set; } = "";

    /// <summary>The keyword that was found, for a keyword trigger.</summary>
    public string? Keyword { get; private set; }

    public DeliveryStatus Status { get; private set; }

    /// <summary>The process that holds it in memory; null when any may claim it.</summary>
    public Guid? Owner { get; private set; }

    /// <summary>It waits until the earlier ones of its conversation to the same webhook have ended.</summary>
    public bool IsOrdered { get; private set; }

    /// <summary>How many webhooks stand between it and a person; sent along, so that a loop of programs ends.</summary>
    public int Depth { get; private set; }

    /// <summary>Raised by every claim: a late outcome of an earlier owner changes nothing.</summary>
    public int Epoch { get; private set; }

    /// <summary>Requests that were made, for the eye.</summary>
    public int AttemptCount { get; private set; }

    /// <summary>Tries that count against the present schedule; a manual retry of a finished delivery starts at 0 again.</summary>
    public int ChargedAttempts { get; private set; }

    public DateTimeOffset? NextAttemptAt { get; private set; }

    /// <summary>Since when it waits under the present schedule; seven days later it expires.</summary>
    public DateTimeOffset WaitingSince { get; private set; }

    /// <summary>A person asked for the next try.</summary>
    public bool IsManual { get; private set; }

    public int? LastStatus { get; private set; }
    public string? LastError { get; private set; }

    /// <summary>How long the last request took, in milliseconds.</summary>
    public int? LastDurationMs { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset? CompletedAt { get; private set; }

    /// <summary>The process ended while a request was on its way: nobody knows whether it arrived, so it is charged and tried again.</summary>
    internal DeliveryAttempt FailByCrash(RetrySchedule schedule, bool isWebhookDisabled, DateTimeOffset now)
    {
        var crash = new AttemptOutcome { StartedAt = now, Duration = TimeSpan.Zero, Error = DeliveryError.UnknownCrash };
        var delay = schedule.NextDelay(++ChargedAttempts, crash);
        AttemptCount++;
        (Owner, LastStatus, LastError, LastDurationMs) = (null, null, DeliveryError.UnknownCrash, null);
        Status = delay is null ? DeliveryStatus.Exhausted : isWebhookDisabled ? DeliveryStatus.Held : DeliveryStatus.Pending;
        NextAttemptAt = Status == DeliveryStatus.Pending ? now : null; // at once: most likely it never arrived
        CompletedAt = Status == DeliveryStatus.Exhausted ? now : null;
        var attempt = DeliveryAttempt.OfCrash(Id, AttemptCount, IsManual, now);
        IsManual = false;
        return attempt;
    }
}
