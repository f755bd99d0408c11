using System.Security.Cryptography;
using System.Text.Json;
using Supsis.Portal.Data;

namespace Supsis.Portal.Tests.Crash;

/// <summary>Everything that arrived under one <c>webhook-id</c>.</summary>
internal sealed class LedgerMessage
{
    private readonly byte[] _hash;

    /// <param name="webhook">Which of the receiver's addresses it came to.</param>
    /// <param name="id">The <c>webhook-id</c>.</param>
    /// <param name="body">The bytes of the first request.</param>
    public LedgerMessage(string webhook, string id, byte[] body)
    {
        using var json = JsonDocument.Parse(body);
        var data = json.RootElement.GetProperty("data");
        Webhook = webhook;
        Mark = data.GetProperty("message").GetProperty("id").GetString()!;
        Conversation = data.GetProperty("conversation").GetProperty("id").GetString()!;
        Sequence = data.GetProperty("event").GetProperty("sequence").GetInt64();
        DatabaseId = PublicId.TryParse(PublicId.Delivery, id, out var guid) ? Convert.ToHexStringLower(guid.ToByteArray(bigEndian: true)) : id;
        _hash = SHA256.HashData(body);
    }

    public string Webhook { get; }

    /// <summary>The producer's message id, which names the event.</summary>
    public string Mark { get; }

    public string Conversation { get; }

    public long Sequence { get; }

    /// <summary>The delivery's id as <see cref="DiskView"/> writes it.</summary>
    public string DatabaseId { get; }

    /// <summary>How many requests came.</summary>
    public int Requests { get; set; }

    /// <summary>In which life of the portal each 2xx was given.</summary>
    public List<int> AcceptedIn { get; } = [];

    /// <summary>The address, the event and the bytes are what they were the first time.</summary>
    public bool IsSame(string webhook, byte[] body) => webhook == Webhook && _hash.AsSpan().SequenceEqual(SHA256.HashData(body));
}
