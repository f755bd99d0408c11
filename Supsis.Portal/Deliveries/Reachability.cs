namespace Supsis.Portal.Deliveries;

/// <summary>Whether a receiver could be reached.</summary>
/// <param name="Took">How long the connection took, with its encryption.</param>
/// <param name="Error">One of <see cref="DeliveryError"/>; null when it was reached.</param>
public sealed record Reachability(TimeSpan Took, string? Error)
{
    /// <summary>Nothing was tried: the workspace has asked too often in the last minute.</summary>
    public static readonly Reachability TooOften = new(TimeSpan.Zero, null) { IsPutOff = true };

    public bool IsPutOff { get; private init; }
}
