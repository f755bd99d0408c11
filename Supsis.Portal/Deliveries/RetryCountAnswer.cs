namespace Supsis.Portal.Deliveries;

/// <summary>How many deliveries a retry of many would send again.</summary>
internal sealed record RetryCountAnswer(int Count);
