using System.ComponentModel.DataAnnotations;

namespace Supsis.Portal.Intake;

/// <summary>How much may wait at the way in.</summary>
public sealed class IntakeOptions
{
    public const string SectionName = "Intake";

    /// <summary>Events that may wait for the disk before producers are asked to come back (503).</summary>
    [Range(100, 1_000_000)]
    public int QueueLimit { get; set; } = 5_000;

    /// <summary>When they are asked to come back.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan RetryAfter { get; set; } = TimeSpan.FromSeconds(2);
}
