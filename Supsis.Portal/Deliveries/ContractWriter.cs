using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Supsis.Portal.Conversations;

namespace Supsis.Portal.Deliveries;

/// <summary>Adds to the OpenAPI document what no endpoint says: the key, and the requests that the portal itself sends.</summary>
internal sealed class ContractWriter : IOpenApiDocumentTransformer
{
    public const string Bearer = "bearer";
    public const string Accepted = "AcceptedEvent";
    private const string Delivered = "DeliveredBody";

    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Supsis Portal",
            Version = "1",
            Description = "Conversation events in, signed webhooks out. Every error is application/problem+json with errors per field.",
        };

        // The address of whoever asked first would be cached for everybody.
        document.Servers = [new OpenApiServer { Url = "/" }];
        document.AddComponent(Bearer, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = "An API key, sps_ and 43 characters.",
        });
        document.AddComponent(OperationContractWriter.Problem, OperationContractWriter.ProblemSchema());
        document.AddComponent(Delivered, DeliveredSchema.Build());
        document.AddComponent(Accepted, AcceptedSchema.Build());
        document.Webhooks = EventCatalog.All.ToDictionary(type => type.Key, type => Describe(type, document), StringComparer.Ordinal);
        return Task.CompletedTask;
    }

    private static IOpenApiPathItem Describe(EventType type, OpenApiDocument document) => new OpenApiPathItem
    {
        Operations = new()
        {
            [HttpMethod.Post] = new OpenApiOperation
            {
                Summary = type.Key,
                OperationId = $"on_{type.Key.Replace('.', '_')}",
                Parameters = [
                    Header("webhook-id", "The delivery; the same in every try of it."),
                    Header("webhook-timestamp", "When this try was made, in Unix seconds."),
                    Header("webhook-signature", "v1, and the base64 of HMAC-SHA256 over id.timestamp.body; several during a rotation, separated by spaces."),
                ],
                RequestBody = new OpenApiRequestBody
                {
                    Required = true,
                    Content = new Dictionary<string, OpenApiMediaType> { ["application/json"] = new() { Schema = BodyOf(type, document) } },
                },
                Responses = new()
                {
                    ["2XX"] = new OpenApiResponse { Description = "Delivered." },
                    ["410"] = new OpenApiResponse { Description = "The receiver is gone: the webhook is disabled." },
                    ["default"] = new OpenApiResponse { Description = "Not delivered: tried again later, after Retry-After where it is given." },
                },
                Security = [],
            },
        },
    };

    private static OpenApiSchema BodyOf(EventType type, OpenApiDocument document) => new()
    {
        AllOf =
        [
            new OpenApiSchemaReference(Delivered, document),
            new OpenApiSchema { Properties = new Dictionary<string, IOpenApiSchema> { ["type"] = new OpenApiSchema { Const = type.Key } } },
        ],
    };

    private static OpenApiParameter Header(string name, string description) => new()
    {
        Name = name,
        In = ParameterLocation.Header,
        Required = true,
        Description = description,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
    };
}
