namespace Supsis.Portal.Deliveries;

/// <summary>A stretch of a table by id, to be looked through for what is old.</summary>
/// <param name="After">The id before the first.</param>
/// <param name="Last">The last id.</param>
/// <param name="Before">What ended before this is old.</param>
internal sealed record OldSlice(Guid After, Guid Last, DateTimeOffset Before)
{
    /// <summary>Whether there was anything to delete when it was looked at; most stretches have nothing, and cost no turn at the gate.</summary>
    public bool HasOld { get; init; }
}
