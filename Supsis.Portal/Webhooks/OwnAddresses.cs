using System.Net;
using System.Net.NetworkInformation;

namespace Supsis.Portal.Webhooks;

/// <summary>The addresses of this machine and the doors this portal itself listens on.</summary>
internal sealed class OwnAddresses(Func<IEnumerable<IPAddress>> interfaces, TimeProvider clock)
{
    // Listing interfaces costs a walk through the kernel's tables, and a machine may get a new address while it runs.
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(30);

    private volatile Snapshot? _snapshot;
    private volatile IReadOnlyList<IPEndPoint> _listeners = [];

    public void SetListeners(IEnumerable<IPEndPoint> listeners) =>
        _listeners = [.. listeners.Select(listener => new IPEndPoint(Unmapped(listener.Address), listener.Port))];

    public bool IsOnThisMachine(IPAddress address)
    {
        address = Unmapped(address);
        return IPAddress.IsLoopback(address) || IsUnspecified(address) || Interfaces().Contains(address);
    }

    /// <summary>Whether a connection there would come out at our own front door.</summary>
    public bool IsOwnListener(IPAddress address, int port)
    {
        address = Unmapped(address);
        return _listeners.Any(listener => listener.Port == port
            && (IsUnspecified(listener.Address) || IsUnspecified(address) ? IsOnThisMachine(address) : listener.Address.Equals(address)));
    }

    public static IEnumerable<IPAddress> OfInterfaces() =>
        NetworkInterface.GetAllNetworkInterfaces().SelectMany(card => card.GetIPProperties().UnicastAddresses).Select(unicast => unicast.Address);

    // 0.0.0.0 and :: as a target reach the machine itself.
    private static bool IsUnspecified(IPAddress address) => address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any);

    private static IPAddress Unmapped(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    private IReadOnlySet<IPAddress> Interfaces()
    {
        var snapshot = _snapshot;
        if (snapshot is null || clock.GetElapsedTime(snapshot.TakenAt) > Lifetime)
        {
            _snapshot = snapshot = new Snapshot(interfaces().Select(Unmapped).ToHashSet(), clock.GetTimestamp());
        }

        return snapshot.Addresses;
    }

    private sealed record Snapshot(IReadOnlySet<IPAddress> Addresses, long TakenAt);
}
