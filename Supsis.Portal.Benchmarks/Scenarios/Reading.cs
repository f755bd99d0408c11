using Supsis.Portal.Benchmarks.Figures;

namespace Supsis.Portal.Benchmarks.Scenarios;

/// <summary>What one arm gave, once; without a ledger where no event was posted.</summary>
internal sealed record Reading(Ledger? Ledger, IReadOnlyDictionary<Metric, double> Values);
