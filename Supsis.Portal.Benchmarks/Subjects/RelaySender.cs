using System.Threading.Channels;

namespace Supsis.Portal.Benchmarks.Subjects;

/// <summary>Takes bodies off the relay's channel and posts them, nothing stored.</summary>
internal sealed class RelaySender(Uri hook, ChannelReader<byte[]> bodies) : IDisposable
{
    // About the knee on two cores, and the most that the portal gives one webhook.
    private const int Senders = 32;
    private readonly SignedClient _client = new(hook);

    public Task RunAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(Enumerable.Range(0, Senders).Select(_ => Task.Run(() => SendAllAsync(cancellationToken), cancellationToken)));

    public void Dispose() => _client.Dispose();

    private async Task SendAllAsync(CancellationToken cancellationToken)
    {
        await foreach (var body in bodies.ReadAllAsync(cancellationToken))
        {
            await _client.PostAsync(body, cancellationToken);
        }
    }
}
