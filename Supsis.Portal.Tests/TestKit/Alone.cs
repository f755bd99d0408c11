namespace Supsis.Portal.Tests.TestKit;

/// <summary>Tests marked with this name run after all others and one at a time: they measure the whole process.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "alone";
}
