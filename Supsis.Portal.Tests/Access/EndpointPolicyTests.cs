using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using Supsis.Portal.Access;
using Supsis.Portal.Tests.TestKit;

namespace Supsis.Portal.Tests.Access;

/// <summary>Walks every address of the running portal: what is open is on this list, and the API is for keys.</summary>
public sealed class EndpointPolicyTests(PortalFixture shared) : IClassFixture<PortalFixture>
{
    private static readonly HashSet<string> Open = new(StringComparer.Ordinal)
    {
        "/sign-in", "/setup", "/language", "/theme", "/first-steps", "/failure", "/not-found", "/health/live", "/health/ready", "/openapi/v1.json", "/inbox/{token}",
    };

    [Fact]
    public async Task Nothing_is_open_but_what_is_listed()
    {
        var portal = shared.Portal;
        var endpoints = EndpointsOf(portal);

        var open = endpoints
            .Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null && endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
            .Select(RouteOf)
            .ToHashSet(StringComparer.Ordinal);

        Assert.Empty(open.Except(Open));
        Assert.Contains("/sign-in", open);
        Assert.Contains("/setup", open);
    }

    [Fact]
    public async Task Every_address_of_the_api_names_a_policy_for_keys()
    {
        var portal = shared.Portal;
        var forKeys = ApiScopes.All.Append(PortalPolicies.AnyKey).ToHashSet(StringComparer.Ordinal);

        var api = EndpointsOf(portal).Where(endpoint => RouteOf(endpoint).StartsWith("/api", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(api);
        Assert.All(api, endpoint =>
        {
            var named = endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>();
            Assert.Contains(named, data => data.Policy is { } policy && forKeys.Contains(policy));
        });
    }

    [Fact]
    public async Task Whatever_names_nothing_is_for_people_who_are_signed_in()
    {
        var portal = shared.Portal;
        _ = portal.Address;

        var fallback = await portal.Services.GetRequiredService<IAuthorizationPolicyProvider>().GetFallbackPolicyAsync();

        Assert.Equal(["Identity.Application"], fallback!.AuthenticationSchemes);
        Assert.NotEmpty(fallback.Requirements);
    }

    private static List<RouteEndpoint> EndpointsOf(PortalApplication portal)
    {
        _ = portal.Address;
        return [.. portal.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()];
    }

    private static string RouteOf(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText!.TrimStart('/');
}
