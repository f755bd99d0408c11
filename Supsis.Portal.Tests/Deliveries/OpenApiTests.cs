using System.Net.Http.Json;
using System.Text.Json;
using Supsis.Portal.Conversations;
using Supsis.Portal.Tests.TestKit;

namespace Supsis.Portal.Tests.Deliveries;

public sealed class OpenApiTests
{
    [Fact]
    public async Task The_contract_is_open_to_anybody_and_names_endpoints_keys_problems_and_deliveries()
    {
        await using var portal = new PortalApplication();
        using var nobody = portal.ApiClient(null);

        var document = await nobody.GetFromJsonAsync<JsonElement>("/openapi/v1.json");

        Assert.StartsWith("3.1", document.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        Assert.Equal("bearer", document.GetProperty("components").GetProperty("securitySchemes").GetProperty("bearer").GetProperty("scheme").GetString());
        var paths = document.GetProperty("paths");
        foreach (var (path, methods) in new Dictionary<string, string[]>
        {
            ["/api/v1/webhooks"] = ["get", "post"],
            ["/api/v1/webhooks/{id}"] = ["get", "put", "patch", "delete"],
            ["/api/v1/webhooks/{id}/test"] = ["post"],
            ["/api/v1/webhooks/{id}/pause"] = ["post"],
            ["/api/v1/webhooks/{id}/resume"] = ["post"],
            ["/api/v1/webhooks/{id}/enable"] = ["post"],
            ["/api/v1/webhooks/{id}/disable"] = ["post"],
            ["/api/v1/webhooks/{id}/rotate-secret"] = ["post"],
        })
        {
            Assert.All(methods, method => AssertDescribed(paths.GetProperty(path).GetProperty(method)));
        }

        Assert.Contains(paths.GetProperty("/api/v1/webhooks/{id}/rotate-secret").GetProperty("post").GetProperty("parameters").EnumerateArray(), parameter => parameter.GetProperty("name").GetString() == "If-Match");
        Assert.All(paths.EnumerateObject(), path => Assert.Matches("^/(api/v1|health|inbox)", path.Name));
        Assert.Equal("#/components/schemas/WebhookDraft", Schema(paths.GetProperty("/api/v1/webhooks").GetProperty("post").GetProperty("requestBody")).GetProperty("$ref").GetString());
        Assert.True(document.GetProperty("components").GetProperty("schemas").GetProperty("WebhookBody").GetProperty("properties").TryGetProperty("disabled_reason", out _));
    }

    [Fact]
    public async Task Every_event_type_stands_in_the_webhooks_section_with_its_body()
    {
        await using var portal = new PortalApplication();
        using var nobody = portal.ApiClient(null);

        var document = await nobody.GetFromJsonAsync<JsonElement>("/openapi/v1.json");

        var webhooks = document.GetProperty("webhooks").EnumerateObject().ToList();
        Assert.Equal(EventCatalog.All.Select(type => type.Key).Order(StringComparer.Ordinal), webhooks.Select(webhook => webhook.Name).Order(StringComparer.Ordinal));
        Assert.All(webhooks, webhook => Assert.Contains(webhook.Name, Schema(webhook.Value.GetProperty("post").GetProperty("requestBody")).GetRawText(), StringComparison.Ordinal));
        var data = document.GetProperty("components").GetProperty("schemas").GetProperty("DeliveredBody").GetProperty("properties").GetProperty("data");
        Assert.Equal("test", data.GetProperty("properties").GetProperty("trigger").GetProperty("properties").GetProperty("kind").GetProperty("enum")[4].GetString());
    }

    [Fact]
    public async Task What_a_request_must_hold_is_said_by_the_names_that_it_has()
    {
        await using var portal = new PortalApplication();
        using var nobody = portal.ApiClient(null);

        var document = await nobody.GetFromJsonAsync<JsonElement>("/openapi/v1.json");

        var schemas = document.GetProperty("components").GetProperty("schemas");
        Assert.Equal(["name", "triggers", "url"], Required(schemas, "WebhookDraft"));
        Assert.Equal(["type"], Required(schemas, "TriggerDraft"));
        Assert.Equal(["name", "scopes"], Required(schemas, "NewApiKey"));
        Assert.Equal(["conversation", "id", "type"], Required(schemas, "AcceptedEvent"));
        Assert.Equal("string", schemas.GetProperty("WebhookDraft").GetProperty("properties").GetProperty("url").GetProperty("type").GetString());
        var accepted = Schema(document.GetProperty("paths").GetProperty("/api/v1/events").GetProperty("post").GetProperty("requestBody")).GetProperty("oneOf");
        Assert.Equal("#/components/schemas/AcceptedEvent", accepted[0].GetProperty("$ref").GetString());
        Assert.Equal(1000, accepted[1].GetProperty("maxItems").GetInt32());
        Assert.DoesNotContain("\"pattern\"", schemas.GetRawText(), StringComparison.Ordinal); // a number is no text of digits
        Assert.All(
            schemas.EnumerateObject().Where(schema => schema.Value.TryGetProperty("properties", out _)).SelectMany(schema => schema.Value.GetProperty("properties").EnumerateObject()),
            property => Assert.Matches("^[a-z_]+$", property.Name));
    }

    private static IEnumerable<string> Required(JsonElement schemas, string name) =>
        schemas.GetProperty(name).GetProperty("required").EnumerateArray().Select(field => field.GetString()!).Order(StringComparer.Ordinal);

    private static void AssertDescribed(JsonElement operation)
    {
        Assert.True(operation.GetProperty("security")[0].TryGetProperty("bearer", out _), operation.GetRawText());
        Assert.Equal(
            "#/components/schemas/Problem",
            operation.GetProperty("responses").GetProperty("400").GetProperty("content").GetProperty("application/problem+json").GetProperty("schema").GetProperty("$ref").GetString());
        Assert.Contains(operation.GetProperty("responses").EnumerateObject(), response => response.Name.StartsWith('2'));
    }

    private static JsonElement Schema(JsonElement body) => body.GetProperty("content").GetProperty("application/json").GetProperty("schema");
}
