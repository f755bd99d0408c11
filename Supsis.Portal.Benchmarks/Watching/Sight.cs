namespace Supsis.Portal.Benchmarks.Watching;

/// <summary>One render batch as it came: when, how large, and how old the newest delivery was that it brought; null when it brought none.</summary>
internal sealed record Sight(long At, int Bytes, double? AgeMs);
