using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace Supsis.Portal.Tests.TestKit;

/// <summary>One address of the running portal: method, route, and who may call it.</summary>
internal sealed record PortalAddress(string Method, string Route, string Policy)
{
    public bool IsApi => Route.StartsWith("/api/", StringComparison.Ordinal);

    /// <summary>An address that fits the route, about a thing that does not exist.</summary>
    public string Example => string.Join('/', Route.Split('/').Select(segment => segment.StartsWith('{') ? "x" : segment));

    /// <summary>Without files, pages and what Blazor maps for itself.</summary>
    public static IReadOnlyList<PortalAddress> Of(PortalApplication portal)
    {
        _ = portal.Address;
        return
        [
            .. (from endpoint in portal.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
               let route = "/" + endpoint.RoutePattern.RawText!.TrimStart('/')
               where endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null
                   && endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is null
                   && !route.StartsWith("/_", StringComparison.Ordinal) && !route.StartsWith("/{**", StringComparison.Ordinal)
               from method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? []
               select new PortalAddress(method, route.Length > 1 ? route.TrimEnd('/') : route, PolicyOf(endpoint)))
               .OrderBy(address => address.Route, StringComparer.Ordinal).ThenBy(address => address.Method, StringComparer.Ordinal),
        ];
    }

    public override string ToString() => $"{Method} {Route} {Policy}";

    private static string PolicyOf(RouteEndpoint endpoint)
    {
        var named = endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(data => data.Policy ?? "signed-in").Distinct().ToList();
        return endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null ? "anybody" : named.Count > 0 ? string.Join("+", named) : "signed-in";
    }
}
