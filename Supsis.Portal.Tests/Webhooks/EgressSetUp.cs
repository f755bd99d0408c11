using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;
using Supsis.Portal.Tests.TestKit;
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
        Guard = new(Policy, new(LookUpAsync, Clock), Clock);
        Check = new(Policy, Guard);
    }

    /// <summary>Of the name system and of the guard: refusals that take long come at once.</summary>
    public static TimeProvider Clock { get; } = new ImpatientClock();

    public EgressPolicy Policy { get; }

    public EgressGuard Guard { get; }

    public WebhookUrlCheck Check { get; }

    public Dictionary<string, string[]> Names { get; } = new() { ["localhost"] = ["127.0.0.1", "::1"] };

    /// <summary>Done after each answer of the name system, such as changing it.</summary>
    public Action OnLookedUp { get; set; } = () => { };

    public List<string> LookedUp { get; } = [];

    private Task<IPAddress[]> LookUpAsync(string host, CancellationToken cancellationToken)
    {
        LookedUp.Add(host);
        try
        {
            return Answer(host);
        }
        finally
        {
            OnLookedUp();
        }
    }

    private Task<IPAddress[]> Answer(string host) => Names.TryGetValue(host.TrimEnd('.'), out var addresses)
        ? Task.FromResult(addresses.Select(IPAddress.Parse).ToArray())
        : Task.FromException<IPAddress[]>(new SocketException((int)SocketError.HostNotFound));
}
