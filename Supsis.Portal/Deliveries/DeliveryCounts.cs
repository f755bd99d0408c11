namespace Supsis.Portal.Deliveries;

/// <summary>How many deliveries failed and how many wait; nobody counts further than <see cref="Limit"/>.</summary>
public sealed record DeliveryCounts(int Failed, int Waiting)
{
    public const int Limit = 1000;
}
