using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;
using Supsis.Portal.Access;
using IPAddress = System.Net.IPAddress;
using IPNetwork = System.Net.IPNetwork;

namespace Supsis.Portal.Hosting;

/// <summary>Believes what the named proxies say of the client's address and scheme, one hop back, and nobody else.</summary>
/// <remarks>After everything else, so that no environment variable opens it for the whole world.</remarks>
internal sealed class ForwardedHeadersConfiguration(IOptions<PortalOptions> portal) : IPostConfigureOptions<ForwardedHeadersOptions>
{
    public void PostConfigure(string? name, ForwardedHeadersOptions options)
    {
        var proxies = portal.Value.KnownProxies ?? [];
        options.ForwardedHeaders = proxies.Count > 0 ? ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto : ForwardedHeaders.None;
        options.ForwardLimit = 1;
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in proxies)
        {
            if (IPAddress.TryParse(proxy, out var address))
            {
                options.KnownProxies.Add(address);
            }
            else
            {
                options.KnownIPNetworks.Add(IPNetwork.Parse(proxy));
            }
        }
    }
}
