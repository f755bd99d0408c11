using Supsis.Portal.Data;

namespace Supsis.Portal.Deliveries;

/// <summary>What happened to a webhook's deliveries within one hour; every chart reads this and never the log.</summary>
public sealed class DeliveryHour : IWorkspaceOwned
{
    private DeliveryHour()
    {
    }

    public Guid WebhookId { get; private set; }

    /// <summary>The beginning of the hour, UTC.</summary>
    public DateTimeOffset Hour { get; private set; }

    public Guid WorkspaceId { get; private set; }
    public int Succeeded { get; private set; }

    /// <summary>Attempts that failed, final or not.</summary>
    public int Failed { get; private set; }

    /// <summary>Deliveries that ran out of tries.</summary>
    public int Exhausted { get; private set; }

    /// <summary>Sum of the durations of all attempts, in milliseconds.</summary>
    public long DurationMs { get; private set; }
}
