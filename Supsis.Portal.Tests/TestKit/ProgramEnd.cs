using Microsoft.Extensions.Options;
using Supsis.Portal.Data;

namespace Supsis.Portal.Tests.TestKit;

/// <summary>Tells when the portal has closed its database: made before it (as one of its settings' sources), so disposed of after it.</summary>
internal sealed class ProgramEnd : IConfigureOptions<StorageOptions>, IDisposable
{
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Reached => _reached.Task;

    public void Configure(StorageOptions options)
    {
    }

    public void Dispose() => _reached.TrySetResult();
}
