namespace Supsis.Portal.Benchmarks.Receiving;

/// <summary>One event as one of the receivers saw it: when first, and how often.</summary>
internal sealed record Receipt(string Mark, string Hook, long FirstAt, int Times);
