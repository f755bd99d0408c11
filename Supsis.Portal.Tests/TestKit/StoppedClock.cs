namespace Supsis.Portal.Tests.TestKit;

/// <summary>A clock that a test sets.</summary>
internal sealed class StoppedClock(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;
}
