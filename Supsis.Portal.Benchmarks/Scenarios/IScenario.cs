using Supsis.Portal.Benchmarks.Figures;
using Supsis.Portal.Benchmarks.Subjects;

namespace Supsis.Portal.Benchmarks.Scenarios;

/// <summary>One row of the proof: a load, the figures read from it, and the ratios to reach.</summary>
internal interface IScenario
{
    string Name { get; }

    string Sentence { get; }

    IReadOnlyList<Target> Targets { get; }

    Task<Measurement> MeasureAsync(Rig rig, ISubject subject, int run, CancellationToken cancellationToken);
}
