using System.ComponentModel.DataAnnotations;

namespace Supsis.Portal.Deliveries;

/// <summary>How patiently, how often and how many at a time deliveries are sent.</summary>
public sealed class DeliveryOptions : IValidatableObject
{
    public const string SectionName = "Deliveries";

    /// <summary>Waits between tries: N waits are N + 1 attempts. Absent means the built-in schedule of <see cref="RetrySchedule"/>.</summary>
    public IList<TimeSpan>? RetryDelays { get; set; } // null, because the binder appends to a default list

    /// <summary>The least wait after 429, 502, 503, 504 or a timeout when the receiver names none itself.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00", ParseLimitsInInvariantCulture = true, ErrorMessage = SectionName + ":{0} must be from {1} to {2}.")]
    public TimeSpan ThrottleFloor { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How long one request may take in all, from the first look at the name to the end of the answer.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00", ParseLimitsInInvariantCulture = true, ErrorMessage = SectionName + ":{0} must be from {1} to {2}.")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long connecting may take, encryption included.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00", ParseLimitsInInvariantCulture = true, ErrorMessage = SectionName + ":{0} must be from {1} to {2}.")]
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long requests under way may go on after the portal is told to stop.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:05:00", ParseLimitsInInvariantCulture = true, ErrorMessage = SectionName + ":{0} must be from {1} to {2}.")]
    public TimeSpan ShutdownGrace { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>Requests under way at a time, in all.</summary>
    [Range(1, 4096, ErrorMessage = SectionName + ":{0} must be from {1} to {2}.")]
    public int GlobalSlots { get; set; } = 64;

    /// <summary>Requests under way at a time to one webhook, to begin with and after a failure.</summary>
    [Range(1, 4096, ErrorMessage = SectionName + ":{0} must be from {1} to {2}.")]
    public int WebhookSlots { get; set; } = 4;

    /// <summary>What the slots of one webhook may rise to while it answers fast.</summary>
    [Range(1, 4096, ErrorMessage = SectionName + ":{0} must be from {1} to {2}.")]
    public int WebhookSlotsLimit { get; set; } = 32;

    /// <summary>Requests under way at a time for one workspace while others wait.</summary>
    [Range(1, 4096, ErrorMessage = SectionName + ":{0} must be from {1} to {2}.")]
    public int WorkspaceSlots { get; set; } = 32;

    /// <summary>Slots that webhooks in trouble and slow ones share.</summary>
    [Range(1, 4096, ErrorMessage = SectionName + ":{0} must be from {1} to {2}.")]
    public int TroubledSlots { get; set; } = 16;

    /// <summary>After so long without an answer, a request to a receiver that was well until now goes on without a slot, so that others may have it.</summary>
    [Range(typeof(TimeSpan), "00:00:00.01", "00:01:00", ParseLimitsInInvariantCulture = true, ErrorMessage = SectionName + ":{0} must be from {1} to {2}.")]
    public TimeSpan SetAsideAfter { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>Requests that may be under way without a slot; when there are more, they keep theirs.</summary>
    [Range(0, 4096, ErrorMessage = SectionName + ":{0} must be from {1} to {2}.")]
    public int SetAsideLimit { get; set; } = 512;

    /// <summary>A webhook whose p95 is below this may have more slots.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:01:00", ParseLimitsInInvariantCulture = true, ErrorMessage = SectionName + ":{0} must be from {1} to {2}.")]
    public TimeSpan FastBelow { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>A webhook whose p95 is above this shares <see cref="TroubledSlots"/>.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:01:00", ParseLimitsInInvariantCulture = true, ErrorMessage = SectionName + ":{0} must be from {1} to {2}.")]
    public TimeSpan SlowAbove { get; set; } = TimeSpan.FromSeconds(5);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var (index, delay) in (RetryDelays ?? []).Index())
        {
            if (delay <= TimeSpan.Zero || delay > RetrySchedule.LongestDelay)
            {
                yield return Wrong(nameof(RetryDelays), $":{index} is {delay}; a delay is longer than 0 and at most {RetrySchedule.LongestDelay}.");
            }
        }

        if (WebhookSlots > WebhookSlotsLimit)
        {
            yield return Wrong(nameof(WebhookSlots), $" ({WebhookSlots}) must not be above {SectionName}:{nameof(WebhookSlotsLimit)} ({WebhookSlotsLimit}).");
        }

        if (TroubledSlots > GlobalSlots)
        {
            yield return Wrong(nameof(TroubledSlots), $" ({TroubledSlots}) must not be above {SectionName}:{nameof(GlobalSlots)} ({GlobalSlots}).");
        }

        if (FastBelow > SlowAbove)
        {
            yield return Wrong(nameof(FastBelow), $" ({FastBelow}) must not be above {SectionName}:{nameof(SlowAbove)} ({SlowAbove}).");
        }
    }

    private static ValidationResult Wrong(string key, string message) => new($"{SectionName}:{key}{message}", [key]);
}
