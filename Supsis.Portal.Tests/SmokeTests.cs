namespace Supsis.Portal.Tests;

public sealed class SmokeTests
{
    [Fact]
    public void It_runs() => Assert.Equal(2, Environment.ProcessorCount / Environment.ProcessorCount + 1);
}
