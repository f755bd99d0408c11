using System.ComponentModel.DataAnnotations;

namespace Supsis.Portal.Deliveries;

/// <summary>When a receiver counts as broken, and how long it is left alone.</summary>
public sealed class BreakerOptions
{
    public const string SectionName = DeliveryOptions.SectionName + ":Breaker";

    /// <summary>This many failures in a row open it.</summary>
    [Range(1, 1000, ErrorMessage = SectionName + ":{0} must be from {1} to {2}.")]
    public int Failures { get; set; } = 5;

    /// <summary>So does this share of failures among at least <see cref="Sample"/> attempts within <see cref="Window"/>.</summary>
    [Range(0.01, 1, ErrorMessage = SectionName + ":{0} must be from {1} to {2}.")]
    public double Ratio { get; set; } = 0.7;

    [Range(1, 128, ErrorMessage = SectionName + ":{0} must be from {1} to {2}.")]
    public int Sample { get; set; } = 10;

    [Range(typeof(TimeSpan), "00:00:01", "01:00:00", ParseLimitsInInvariantCulture = true, ErrorMessage = SectionName + ":{0} must be from {1} to {2}.")]
    public TimeSpan Window { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>The first pause; each further one is twice as long.</summary>
    [Range(typeof(TimeSpan), "00:00:00.01", "01:00:00", ParseLimitsInInvariantCulture = true, ErrorMessage = SectionName + ":{0} must be from {1} to {2}.")]
    public TimeSpan OpenFor { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The longest pause.</summary>
    [Range(typeof(TimeSpan), "00:00:00.01", "1.00:00:00", ParseLimitsInInvariantCulture = true, ErrorMessage = SectionName + ":{0} must be from {1} to {2}.")]
    public TimeSpan OpenLimit { get; set; } = TimeSpan.FromMinutes(15);
}
