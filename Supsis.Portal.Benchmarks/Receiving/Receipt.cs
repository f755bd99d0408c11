namespace Supsis.Portal.Benchmarks.Receiving;

/// <summary>One event as the receiver saw it: when first, and how often.</summary>
internal sealed record Receipt(string Mark, long FirstAt, int Times);
