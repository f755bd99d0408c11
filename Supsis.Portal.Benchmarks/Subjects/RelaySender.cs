using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Channels;

namespace Supsis.Portal.Benchmarks.Subjects;

/// <summary>Takes bodies off the relay's channel, signs and posts them: the same outgoing work as a delivery, nothing stored.</summary>
internal sealed class RelaySender(Uri hook, ChannelReader<byte[]> bodies) : IDisposable
{
    // About the knee on two cores, and the most that the portal gives one webhook.
    private const int Senders = 32;
    private static readonly MediaTypeHeaderValue Json = new("application/json");
    private readonly HttpMessageInvoker _client = new(new SocketsHttpHandler { UseProxy = false, UseCookies = false, AllowAutoRedirect = false });
    private readonly byte[] _secret = RandomNumberGenerator.GetBytes(32);

    public Task RunAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(Enumerable.Range(0, Senders).Select(_ => Task.Run(() => SendAllAsync(cancellationToken), cancellationToken)));

    public void Dispose() => _client.Dispose();

    private async Task SendAllAsync(CancellationToken cancellationToken)
    {
        await foreach (var body in bodies.ReadAllAsync(cancellationToken))
        {
            using var request = Sign(body);
            using var response = await _client.SendAsync(request, cancellationToken);
        }
    }

    private HttpRequestMessage Sign(byte[] body)
    {
        var now = TimeProvider.System.GetUtcNow();
        var id = "msg_" + Guid.CreateVersion7(now).ToString("N");
        var timestamp = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var request = new HttpRequestMessage(HttpMethod.Post, hook) { Content = new ReadOnlyMemoryContent(body) };
        request.Content.Headers.ContentType = Json;
        request.Headers.Add("webhook-id", id);
        request.Headers.Add("webhook-timestamp", timestamp);
        request.Headers.Add("webhook-signature", "v1," + Convert.ToBase64String(Hash($"{id}.{timestamp}.", body)));
        request.Headers.Add("user-agent", "Supsis-Webhooks/relay");
        return request;
    }

    private byte[] Hash(string prefix, byte[] body)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _secret);
        hash.AppendData(Encoding.ASCII.GetBytes(prefix));
        hash.AppendData(body);
        return hash.GetHashAndReset();
    }
}
