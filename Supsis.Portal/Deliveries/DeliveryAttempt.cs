namespace Supsis.Portal.Deliveries;

/// <summary>One HTTP request of a delivery and what came back; appended and never changed.</summary>
public sealed class DeliveryAttempt
{
    private DeliveryAttempt()
    {
    }

    public Guid DeliveryId { get; private set; }

    /// <summary>Counts from 1.</summary>
    public int Number { get; private set; }

    public DateTimeOffset StartedAt { get; private set; }
    public int DurationMs { get; private set; }

    /// <summary>The HTTP status; null when no answer came.</summary>
    public int? Status { get; private set; }

    /// <summary>One of <see cref="DeliveryError"/>; null for a success.</summary>
    public string? Error { get; private set; }

    public string? Note { get; private set; }
    public string RequestHeaders { get; private set; } = "";
    public string ResponseHeaders { get; private set; } = "";
    public string ResponsePreview { get; private set; } = "";
    public string? RemoteIp { get; private set; }

    /// <summary>A person asked for it.</summary>
    public bool IsManual { get; private set; }

    /// <summary>Whether it counts against the schedule; one that our own shutdown cut does not.</summary>
    public bool IsCharged { get; private set; }

    internal static DeliveryAttempt OfCrash(Guid deliveryId, int number, bool isManual, DateTimeOffset at) => new()
    {
        DeliveryId = deliveryId,
        Number = number,
        StartedAt = at,
        Error = DeliveryError.UnknownCrash,
        IsManual = isManual,
        IsCharged = true,
    };
}
