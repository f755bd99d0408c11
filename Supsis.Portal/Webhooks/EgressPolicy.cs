using System.Net;
using Microsoft.Extensions.Options;

namespace Supsis.Portal.Webhooks;

/// <summary>Decides which addresses, names, ports and schemes a webhook may be sent to.</summary>
internal sealed class EgressPolicy(IOptions<EgressOptions> options, OwnAddresses own)
{
    private static readonly string[] RefusedSuffixes = [".local", ".internal", ".localhost", ".home.arpa", ".svc", ".cluster.local"];

    private readonly EgressOptions _options = options.Value;
    private readonly IPNetwork[] _allowed = Networks(options.Value.AllowedNetworks);
    private readonly IPNetwork[] _denied = Networks(options.Value.DeniedNetworks);

    public bool AllowsHttp => _options.AllowHttp;

    public bool HasAllowedNetworks => _allowed.Length > 0;

    /// <summary>Told once the server listens: nothing, not even <see cref="EgressOptions.AllowedNetworks"/>, lets a webhook post to these.</summary>
    public void SetOwnListeners(IEnumerable<IPEndPoint> listeners) => own.SetListeners(listeners);

    public bool PermitsScheme(string scheme) => scheme == Uri.UriSchemeHttps || (scheme == Uri.UriSchemeHttp && _options.AllowHttp);

    public bool PermitsPort(int port) =>
        port is > 0 and <= 65535 && (_options.AllowedPorts is not { Count: > 0 } ports || ports.Contains(port));

    public bool IsDenied(IPAddress address, int port)
    {
        address = Plain(address);
        return IsForbidden(address, port)
            || (!_allowed.Any(network => network.Contains(address)) && (own.IsOnThisMachine(address) || !EgressRanges.IsPublic(address)));
    }

    /// <summary>Whether an operator listed this address; what a refused name needs of every address it resolves to.</summary>
    public bool IsListed(IPAddress address, int port)
    {
        address = Plain(address);
        return _allowed.Any(network => network.Contains(address)) && !IsForbidden(address, port);
    }

    /// <summary>Names that mean something inside a network only; <paramref name="host"/> is in its ASCII (IDN) form.</summary>
    public static bool IsRefusedName(string host)
    {
        var name = host.TrimEnd('.').ToLowerInvariant();
        return !name.Contains('.', StringComparison.Ordinal) || RefusedSuffixes.Any(suffix => name.EndsWith(suffix, StringComparison.Ordinal) || name == suffix[1..]);
    }

    private bool IsForbidden(IPAddress address, int port) =>
        own.IsOwnListener(address, port) || _denied.Any(network => network.Contains(address));

    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    private static IPNetwork[] Networks(IEnumerable<string>? texts) =>
        [.. (texts ?? []).Select(text => EgressNetwork.TryParse(text, out var network) ? network : throw new FormatException($"\"{text}\" is not a network."))];
}
