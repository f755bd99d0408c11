using System.Net;
using System.Net.Sockets;

namespace Supsis.Portal.Webhooks;

/// <summary>Reads a network as an operator writes it: 10.0.0.0/8, fd00::/8, or a single address.</summary>
internal static class EgressNetwork
{
    public static bool TryParse(string? text, out IPNetwork network)
    {
        network = default;
        var written = text?.Split('/')[0];
        if (!IPAddress.TryParse(written, out var address))
        {
            return false;
        }

        // 010.0.0.0 would be read as octal. And addresses are unmapped before they are compared: a mapped network would match nothing.
        var isOctalOrShort = address.AddressFamily == AddressFamily.InterNetwork && address.ToString() != written;
        if (isOctalOrShort || address.IsIPv4MappedToIPv6)
        {
            return false;
        }

        var bits = address.AddressFamily == AddressFamily.InterNetwork ? 32 : 128;
        return IPNetwork.TryParse(text!.Contains('/', StringComparison.Ordinal) ? text : $"{text}/{bits}", out network)
            && network.BaseAddress.Equals(address);
    }
}
