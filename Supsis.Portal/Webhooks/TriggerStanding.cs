namespace Supsis.Portal.Webhooks;

/// <summary>How a trigger stands, beside what it is.</summary>
/// <param name="IsSuspended">Left out until the webhook is saved, because its regular expressions took too long.</param>
/// <param name="HeldBack">How many firings its cap has held back in this hour of the clock.</param>
public readonly record struct TriggerStanding(bool IsSuspended, int HeldBack);
