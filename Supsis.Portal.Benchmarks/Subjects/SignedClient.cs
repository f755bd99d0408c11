using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace Supsis.Portal.Benchmarks.Subjects;

/// <summary>Signs a body and posts it: the same outgoing work as a delivery of the portal.</summary>
internal sealed class SignedClient(Uri hook) : IDisposable
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");
    private readonly HttpMessageInvoker _client = new(new SocketsHttpHandler { UseProxy = false, UseCookies = false, AllowAutoRedirect = false });
    private readonly byte[] _secret = RandomNumberGenerator.GetBytes(32);

    public async Task PostAsync(byte[] body, CancellationToken cancellationToken)
    {
        using var request = Sign(body);
        using var response = await _client.SendAsync(request, cancellationToken);
    }

    public void Dispose() => _client.Dispose();

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
        request.Headers.Add("user-agent", "Supsis-Webhooks/baseline");
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
