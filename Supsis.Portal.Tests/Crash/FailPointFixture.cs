namespace Supsis.Portal.Tests.Crash;

/// <summary>One data folder for all fail points: every death is recovered from by the start that the next one dies in.</summary>
public sealed class FailPointFixture : IAsyncLifetime
{
    private CrashScene? _scene;

    internal CrashScene Scene => _scene ?? throw new InvalidOperationException("The scene is not set.");

    public async Task InitializeAsync() => _scene = await CrashScene.OpenAsync();

    public async Task DisposeAsync() => await Scene.DisposeAsync();
}
