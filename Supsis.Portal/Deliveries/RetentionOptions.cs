using System.ComponentModel.DataAnnotations;

namespace Supsis.Portal.Deliveries;

/// <summary>How long what is finished is kept.</summary>
public sealed class RetentionOptions : IValidatableObject
{
    public const string SectionName = "Retention";

    /// <summary>How long a finished delivery is kept, with its body and its attempts.</summary>
    [Range(typeof(TimeSpan), "7.00:00:00", "3650.00:00:00", ParseLimitsInInvariantCulture = true, ErrorMessage = SectionName + ":{0} must be from {1} to {2}.")]
    public TimeSpan Deliveries { get; set; } = TimeSpan.FromDays(90);

    /// <summary>How long a conversation is kept after its last event, and with it what proves that an event was accepted before.</summary>
    [Range(typeof(TimeSpan), "7.00:00:00", "3650.00:00:00", ParseLimitsInInvariantCulture = true, ErrorMessage = SectionName + ":{0} must be from {1} to {2}.")]
    public TimeSpan Events { get; set; } = TimeSpan.FromDays(90);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Events < Deliveries)
        {
            yield return new($"{SectionName}:{nameof(Events)} ({Events}) must not be below {SectionName}:{nameof(Deliveries)} ({Deliveries}).", [nameof(Events)]);
        }
    }
}
