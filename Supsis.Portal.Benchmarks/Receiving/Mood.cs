namespace Supsis.Portal.Benchmarks.Receiving;

/// <summary>How the receivers below <c>/moody</c> behave at the moment.</summary>
internal enum Mood
{
    /// <summary>Answers at once.</summary>
    Quick,

    /// <summary>Takes 50 ms for every answer.</summary>
    Slow,

    /// <summary>Takes the request and never answers.</summary>
    Hanging,
}
