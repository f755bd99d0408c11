using System.ComponentModel.DataAnnotations;

namespace Supsis.Portal.Deliveries;

/// <summary>When the portal gives up: on a delivery that waits, on a backlog that grows, on a webhook that fails.</summary>
public sealed class DeliveryLimitOptions
{
    public const string SectionName = "Deliveries";

    /// <summary>How long a delivery may wait, from its beginning, from the enabling of its webhook or from the last retry by hand.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "365.00:00:00", ParseLimitsInInvariantCulture = true, ErrorMessage = SectionName + ":{0} must be from {1} to {2}.")]
    public TimeSpan ExpireAfter { get; set; } = TimeSpan.FromDays(7);

    /// <summary>How many deliveries of one webhook may wait; above it the oldest are dropped.</summary>
    [Range(1000, 100_000_000, ErrorMessage = SectionName + ":{0} must be from {1} to {2}.")]
    public int BacklogLimit { get; set; } = 1_000_000;

    /// <summary>How long a webhook may fail without one success before it is disabled.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "365.00:00:00", ParseLimitsInInvariantCulture = true, ErrorMessage = SectionName + ":{0} must be from {1} to {2}.")]
    public TimeSpan DisableAfter { get; set; } = TimeSpan.FromHours(72);
}
