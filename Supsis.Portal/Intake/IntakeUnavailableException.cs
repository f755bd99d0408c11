using Supsis.Portal.Data;

namespace Supsis.Portal.Intake;

/// <summary>The portal cannot take events at present; the producer should come back after <see cref="RetryAfter"/>.</summary>
internal sealed class IntakeUnavailableException : Exception
{
    public IntakeUnavailableException(TimeSpan retryAfter, StorageTrouble trouble = StorageTrouble.None)
        : base("The intake cannot take events at present.") => (RetryAfter, Trouble) = (retryAfter, trouble);

    public TimeSpan RetryAfter { get; }

    /// <summary>What is wrong with the storage; none when only too many events wait.</summary>
    public StorageTrouble Trouble { get; }
}
