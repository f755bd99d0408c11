using Supsis.Portal.Benchmarks.Figures;

namespace Supsis.Portal.Benchmarks.Scenarios;

/// <summary>One row of the proof: the arms that are compared, the figures read from each, and what to reach.</summary>
internal interface IScenario
{
    string Name { get; }

    string Sentence { get; }

    /// <summary>Measured by turns within a run, so that a slow minute of the machine hits all of them.</summary>
    IReadOnlyList<Arm> Arms { get; }

    IReadOnlyList<Target> Targets { get; }
}
