namespace Supsis.Portal.Deliveries;

/// <summary>Where a delivery stands; the arrows between these are the lifecycle table of docs/delivery-lifecycle.md.</summary>
public enum DeliveryStatus
{
    /// <summary>Waiting for its first try or for the next one.</summary>
    Pending,

    /// <summary>Claimed: a request is on its way.</summary>
    Sending,

    /// <summary>The receiver answered 2xx.</summary>
    Succeeded,

    /// <summary>Every try failed; a person may retry it.</summary>
    Exhausted,

    /// <summary>Its webhook is disabled; it waits for somebody to enable it.</summary>
    Held,

    /// <summary>It will not be sent: skipped, deleted, expired or dropped; <c>last_error</c> says which.</summary>
    Cancelled,
}
