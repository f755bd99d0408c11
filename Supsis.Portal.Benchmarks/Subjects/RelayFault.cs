namespace Supsis.Portal.Benchmarks.Subjects;

/// <summary>A relay that lies on purpose, to see that the ledger notices.</summary>
internal enum RelayFault
{
    None,
    Lose,
    Repeat,
    Invent,
}
