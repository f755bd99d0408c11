namespace Supsis.Portal.Benchmarks.Receiving;

/// <summary>How far the receiver is, and what reached it that is no signed delivery of a benchmark event.</summary>
internal sealed record ReceiptProgress(int Events, int Duplicates, int Strangers);
