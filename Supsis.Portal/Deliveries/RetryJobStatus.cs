namespace Supsis.Portal.Deliveries;

/// <summary>How far a retry of many is.</summary>
public enum RetryJobStatus
{
    Running,
    Done,

    /// <summary>Somebody stopped it; what it had retried by then stays retried.</summary>
    Cancelled,
}
