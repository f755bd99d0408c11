using System.Text.Json;
using Microsoft.OpenApi;
using Supsis.Portal.Deliveries;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Tests.Deliveries;

public sealed class SamplePayloadTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_test_has_the_published_shape()
    {
        var webhook = new LiveWebhook(Guid.NewGuid(), Guid.NewGuid(), "CRM", new Uri("https://crm.example.com/"), WebhookState.Active, [], false);
        var source = new PayloadSource(webhook.WorkspaceId, "Çağrı Merkezi", "cagri-merkezi", "https://portal.example.com");

        var body = JsonSerializer.Deserialize<JsonElement>(SamplePayload.ForTest(webhook, source, Guid.NewGuid(), Now));

        AssertShape(DeliveredSchema.Build(), body, "");
    }

    private static void AssertShape(IOpenApiSchema schema, JsonElement value, string path)
    {
        if (value.ValueKind == JsonValueKind.Object && schema.Properties is { Count: > 0 } properties)
        {
            Assert.Equal(properties.Keys, value.EnumerateObject().Select(property => property.Name));
            Assert.All(properties, property => AssertShape(property.Value, value.GetProperty(property.Key), $"{path}.{property.Key}"));
            return;
        }

        var type = value.ValueKind switch
        {
            JsonValueKind.Null => JsonSchemaType.Null,
            JsonValueKind.String => JsonSchemaType.String,
            JsonValueKind.Number => JsonSchemaType.Integer,
            JsonValueKind.Array => JsonSchemaType.Array,
            JsonValueKind.Object => JsonSchemaType.Object,
            _ => JsonSchemaType.Boolean,
        };
        Assert.True(schema.Type!.Value.HasFlag(type), $"{path} is {type}, published as {schema.Type}.");
    }
}
