using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Supsis.Portal.Deliveries;
using Supsis.Portal.Tests.Webhooks;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Tests.Deliveries;

/// <summary>A sender that may reach loopback. It has all the patience there is, so that a busy machine changes no outcome: who tests impatience brings a clock or options.</summary>
internal sealed class SenderSetUp : IDisposable
{
    public static readonly byte[] Secret = SigningSecret.Parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").Bytes;

    public SenderSetUp(EgressSetUp? egress = null, TimeProvider? clock = null, DeliveryOptions? options = null)
    {
        Egress = egress ?? new EgressSetUp("127.0.0.0/8", "::1/128");
        options ??= new() { Timeout = TimeSpan.FromMinutes(1), ConnectTimeout = TimeSpan.FromMinutes(1) };
        Sender = new(Egress.Policy, Egress.Guard, Options.Create(options), clock ?? TimeProvider.System, NullLogger<DeliverySender>.Instance);
    }

    /// <summary>The deadline as it comes, for a clock that the test moves. The limit on connecting goes by the machine's clock, which no test can move.</summary>
    public static DeliveryOptions AsDelivered => new() { ConnectTimeout = TimeSpan.FromMinutes(1) };

    public EgressSetUp Egress { get; }

    public DeliverySender Sender { get; }

    public static OutgoingRequest Request(Uri url, params (string Name, string Value)[] headers) =>
        new("msg_1", url, "{\"type\":\"conversation.started\"}"u8.ToArray(), [new(Secret)], [.. headers.Select(h => KeyValuePair.Create(h.Name, h.Value))], ToInbox: false);

    public static Uri Loopback(int port, string scheme = "http") => new($"{scheme}://127.0.0.1:{port}/hook");

    public Task<AttemptOutcome> SendAsync(Uri url, params (string Name, string Value)[] headers) => Sender.SendAsync(Request(url, headers), CancellationToken.None);

    public void Dispose() => Sender.Dispose();
}
