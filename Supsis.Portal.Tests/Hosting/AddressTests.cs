using Supsis.Portal.Tests.TestKit;

namespace Supsis.Portal.Tests.Hosting;

/// <summary>Every address beside the pages with the policy that guards it. A change here is a change of the contract.</summary>
public sealed class AddressTests
{
    private const string Approved = """
        GET / workspace:view
        GET /api/v1/api-keys keys:write
        POST /api/v1/api-keys keys:write
        DELETE /api/v1/api-keys/{id} keys:write
        GET /api/v1/conversations/{id}/explanation deliveries:read
        POST /api/v1/conversations/{id}/fire deliveries:write
        GET /api/v1/deliveries deliveries:read
        GET /api/v1/deliveries/export deliveries:read
        POST /api/v1/deliveries/retry deliveries:write
        DELETE /api/v1/deliveries/retry-jobs/{id} deliveries:write
        GET /api/v1/deliveries/retry-jobs/{id} deliveries:read
        GET /api/v1/deliveries/{id} deliveries:read
        POST /api/v1/deliveries/{id}/retry deliveries:write
        GET /api/v1/event-types api:any-scope
        GET /api/v1/event-types/{type} api:any-scope
        POST /api/v1/events events:write
        GET /api/v1/webhooks webhooks:read
        POST /api/v1/webhooks webhooks:read+webhooks:write
        POST /api/v1/webhooks/backtest webhooks:read
        DELETE /api/v1/webhooks/{id} webhooks:read+webhooks:write
        GET /api/v1/webhooks/{id} webhooks:read
        PATCH /api/v1/webhooks/{id} webhooks:read+webhooks:write
        PUT /api/v1/webhooks/{id} webhooks:read+webhooks:write
        POST /api/v1/webhooks/{id}/disable webhooks:read+webhooks:write
        POST /api/v1/webhooks/{id}/enable webhooks:read+webhooks:write
        POST /api/v1/webhooks/{id}/pause webhooks:read+webhooks:write
        POST /api/v1/webhooks/{id}/resume webhooks:read+webhooks:write
        POST /api/v1/webhooks/{id}/rotate-secret webhooks:read+webhooks:write
        POST /api/v1/webhooks/{id}/test webhooks:read+webhooks:write
        POST /first-steps anybody
        GET /health/live anybody
        GET /health/ready anybody
        POST /inbox/{token} anybody
        POST /language anybody
        GET /openapi/v1.json anybody
        POST /sign-out workspace:view
        POST /theme anybody
        GET /w/{slug}/deliveries/export workspace:view
        """;

    [Fact]
    public async Task The_addresses_are_those_that_were_agreed_upon()
    {
        await using var portal = new PortalApplication();

        var received = string.Join('\n', PortalAddress.Of(portal));
        Assert.True(Approved.ReplaceLineEndings("\n") == received, $"Approve by copying, if this is what was agreed upon:\n{received}");
    }
}
