namespace Supsis.Portal.Tests.Crash;

/// <summary>The moments of docs/delivery-lifecycle.md, "What a crash leaves behind", at which a portal under test kills itself.</summary>
public enum FailPoint
{
    /// <summary>An intake's request is read and its events have not reached the writer.</summary>
    RequestRead,

    /// <summary>The events are written inside a transaction that is not committed.</summary>
    EventsWritten,

    /// <summary>The events and their deliveries are committed; neither the producer nor the dispatcher has been told.</summary>
    EventsCommitted,

    /// <summary>The dispatcher has the deliveries; the producer has no answer yet.</summary>
    AnswerDue,

    /// <summary>A claim is committed: the row is <c>sending</c> and no request was made.</summary>
    Claimed,

    /// <summary>The sender has begun with a request of which the receiver has seen nothing.</summary>
    RequestBegun,

    /// <summary>The answer is there, its outcome is not with the writer.</summary>
    Answered,

    /// <summary>The outcome is written inside a transaction that is not committed.</summary>
    OutcomeWritten,

    /// <summary>The second outcome of a group is written, and so was the first: half a group.</summary>
    HalfAGroup,

    /// <summary>A group of outcomes is committed and more of them wait for the next.</summary>
    BetweenGroups,

    /// <summary>An outcome is committed and nobody was told.</summary>
    OutcomeCommitted,

    /// <summary>A silence is due and its event is written inside a transaction that is not committed.</summary>
    SilenceWritten,
}
