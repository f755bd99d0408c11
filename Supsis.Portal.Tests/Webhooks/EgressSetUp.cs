using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Tests.Webhooks;

/// <summary>Builds the egress rules as a test needs them, with a name system of its own.</summary>
internal sealed class EgressSetUp
{
    public EgressSetUp(params string[] allowedNetworks)
        : this(new EgressOptions { AllowedNetworks = allowedNetworks, AllowHttp = true })
    {
    }

    public EgressSetUp(EgressOptions options, params string[] ownAddresses)
    {
        Policy = new(Options.Create(options), new(() => ownAddresses.Select(IPAddress.Parse), TimeProvider.System));
        Guard = new(Policy, new(LookUpAsync, TimeProvider.System));
        Check = new(Policy, Guard);
    }

    public EgressPolicy Policy { get; }

    public EgressGuard Guard { get; }

    public WebhookUrlCheck Check { get; }

    public Dictionary<string, string[]> Names { get; } = new() { ["localhost"] = ["127.0.0.1", "::1"] };

    public List<string> LookedUp { get; } = [];

    private Task<IPAddress[]> LookUpAsync(string host, CancellationToken cancellationToken)
    {
        LookedUp.Add(host);
        return Names.TryGetValue(host.TrimEnd('.'), out var addresses)
            ? Task.FromResult(addresses.Select(IPAddress.Parse).ToArray())
            : Task.FromException<IPAddress[]>(new SocketException((int)SocketError.HostNotFound));
    }
}
