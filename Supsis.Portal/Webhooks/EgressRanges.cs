using System.Net;
using System.Net.Sockets;

namespace Supsis.Portal.Webhooks;

/// <summary>Which addresses of the internet are somebody's public server; everything else is refused.</summary>
internal static class EgressRanges
{
    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");

    private static readonly IPNetwork[] RefusedV4 =
    [
        IPNetwork.Parse("0.0.0.0/8"), // this network; reaches the host itself on Linux (RFC 791, 1122)
        IPNetwork.Parse("10.0.0.0/8"), // private (RFC 1918)
        IPNetwork.Parse("100.64.0.0/10"), // carrier-grade NAT, Alibaba's metadata (RFC 6598)
        IPNetwork.Parse("127.0.0.0/8"), // loopback (RFC 1122)
        IPNetwork.Parse("168.63.129.16/32"), // Azure's wire server: a public number, but inside the host
        IPNetwork.Parse("169.254.0.0/16"), // link-local, cloud metadata (RFC 3927)
        IPNetwork.Parse("172.16.0.0/12"), // private (RFC 1918)
        IPNetwork.Parse("192.0.0.0/24"), // protocol assignments, Oracle's metadata (RFC 6890)
        IPNetwork.Parse("192.0.2.0/24"), // documentation (RFC 5737)
        IPNetwork.Parse("192.31.196.0/24"), // AS112 (RFC 7535)
        IPNetwork.Parse("192.52.193.0/24"), // AMT (RFC 7450)
        IPNetwork.Parse("192.88.99.0/24"), // 6to4 relays (RFC 7526)
        IPNetwork.Parse("192.168.0.0/16"), // private (RFC 1918)
        IPNetwork.Parse("192.175.48.0/24"), // AS112 direct (RFC 7534)
        IPNetwork.Parse("198.18.0.0/15"), // benchmarking (RFC 2544)
        IPNetwork.Parse("198.51.100.0/24"), // documentation (RFC 5737)
        IPNetwork.Parse("203.0.113.0/24"), // documentation (RFC 5737)
        IPNetwork.Parse("224.0.0.0/4"), // multicast (RFC 5771)
        IPNetwork.Parse("240.0.0.0/4"), // reserved, broadcast (RFC 1112, 919)
    ];

    // Only what lies inside 2000::/3; the rest of IPv6 is refused by default.
    private static readonly IPNetwork[] RefusedV6 =
    [
        IPNetwork.Parse("2001::/23"), // protocol assignments: Teredo, benchmarking, ORCHID (RFC 2928)
        IPNetwork.Parse("2001:db8::/32"), // documentation (RFC 3849)
        IPNetwork.Parse("2002::/16"), // 6to4, embeds IPv4 (RFC 3056)
        IPNetwork.Parse("2620:4f:8000::/48"), // AS112 direct (RFC 7534)
        IPNetwork.Parse("3fff::/20"), // documentation (RFC 9637)
    ];

    public static bool IsPublic(IPAddress address) => address.AddressFamily switch
    {
        AddressFamily.InterNetwork => !RefusedV4.Any(range => range.Contains(address)),
        AddressFamily.InterNetworkV6 when address.IsIPv4MappedToIPv6 => IsPublic(address.MapToIPv4()),
        AddressFamily.InterNetworkV6 => GlobalUnicast.Contains(address) && !RefusedV6.Any(range => range.Contains(address)),
        _ => false,
    };
}
