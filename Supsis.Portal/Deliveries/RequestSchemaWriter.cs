using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Deliveries;

/// <summary>Says of a webhook's body what must be there: the record behind it takes anything, so that everything wrong is told at once.</summary>
internal sealed class RequestSchemaWriter : IOpenApiSchemaTransformer
{
    public Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        if (context.JsonPropertyInfo is null && context.JsonTypeInfo.Type == typeof(WebhookDraft))
        {
            Demand(schema, "name", "url", "triggers");
            ((OpenApiSchema)schema.Properties!["triggers"]).MinItems = 1;
        }
        else if (context.JsonTypeInfo.Type == typeof(TriggerDraft) && schema.Properties is not null) // whichever mentions it first, a list or a property
        {
            Demand(schema, "type");
            schema.Properties!["minutes"] = new OpenApiSchema { Type = JsonSchemaType.Integer | JsonSchemaType.Null, Minimum = "1", Maximum = "10080" };
            ((OpenApiSchema)schema.Properties["suspended"]).ReadOnly = true;
            ((OpenApiSchema)schema.Properties["held_back_this_hour"]).ReadOnly = true;
        }
        else if (context.JsonPropertyInfo is null && context.JsonTypeInfo.Type == typeof(AuthenticationDraft))
        {
            Demand(schema, "type");
        }

        return Task.CompletedTask;
    }

    private static void Demand(OpenApiSchema schema, params string[] names)
    {
        schema.Required = names.ToHashSet(StringComparer.Ordinal);
        foreach (var name in names)
        {
            if (schema.Properties![name] is OpenApiSchema property)
            {
                property.Type &= ~JsonSchemaType.Null;
            }
        }
    }
}
