namespace Supsis.Portal.Intake;

/// <summary>The portal cannot take events at present; the producer should come back after <see cref="RetryAfter"/>.</summary>
internal sealed class IntakeUnavailableException : Exception
{
    public IntakeUnavailableException(TimeSpan retryAfter, Exception? cause = null)
        : base("The intake cannot take events at present.", cause) => RetryAfter = retryAfter;

    public TimeSpan RetryAfter { get; }
}
