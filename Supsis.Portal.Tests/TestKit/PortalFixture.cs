namespace Supsis.Portal.Tests.TestKit;

/// <summary>One portal for all tests of a class that leave it as they find it.</summary>
public sealed class PortalFixture : IAsyncLifetime, IDisposable
{
    internal PortalApplication Portal { get; } = new();

    public Task InitializeAsync()
    {
        Portal.StartServer();
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await Portal.DisposeAsync();

    public void Dispose() => Portal.Dispose();
}
