using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Supsis.Portal.Deliveries;

/// <summary>Adds to every operation what all of them share: the key, the answers to a bad request, the precondition.</summary>
internal sealed class OperationContractWriter : IOpenApiOperationTransformer
{
    public const string Problem = "Problem";

    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var path = context.Description.RelativePath ?? "";
        if (!path.StartsWith("api/v1", StringComparison.Ordinal))
        {
            return Task.CompletedTask;
        }

        var document = context.Document!;
        operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(ContractWriter.Bearer, document)] = [] }];
        var changesWebhook = path.StartsWith("api/v1/webhooks/{id}", StringComparison.Ordinal)
            && (context.Description.HttpMethod is "PUT" or "PATCH" or "DELETE" || path.EndsWith("/rotate-secret", StringComparison.Ordinal));
        if (changesWebhook)
        {
            (operation.Parameters ??= []).Add(new OpenApiParameter
            {
                Name = "If-Match",
                In = ParameterLocation.Header,
                Description = "The ETag of the version that was read; 412 when somebody changed it since.",
                Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            });
        }

        if (path == "api/v1/events")
        {
            operation.RequestBody = AcceptedSchema.Body(new OpenApiSchemaReference(ContractWriter.Accepted, document));
        }

        AddProblems(operation, path, changesWebhook, document);
        return Task.CompletedTask;
    }

    public static OpenApiSchema ProblemSchema() => new()
    {
        Type = JsonSchemaType.Object,
        Description = "RFC 9457.",
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["type"] = Text(),
            ["title"] = Text(),
            ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer },
            ["detail"] = Text(),
            ["errors"] = ByField("Sentences per field."),
            ["codes"] = ByField("The same as codes that no language changes."),
        },
    };

    private static void AddProblems(OpenApiOperation operation, string path, bool changesWebhook, OpenApiDocument document)
    {
        (string Status, string Text, bool IsPossible)[] problems =
        [
            ("400", "Something in the request is wrong; errors says what.", true),
            ("401", "No key, or one that is unknown, revoked or expired.", true),
            ("403", "The key lacks the scope.", true),
            ("404", "This workspace has no such thing.", path.Contains('{', StringComparison.Ordinal)),
            ("412", "Somebody else changed it first.", changesWebhook),
            ("413", "The body is too large.", operation.RequestBody is not null),
            ("415", "The body is not JSON.", operation.RequestBody is not null),
        ];
        operation.Responses ??= [];
        foreach (var (status, text, _) in problems.Where(problem => problem.IsPossible))
        {
            operation.Responses[status] = new OpenApiResponse
            {
                Description = text,
                Content = new Dictionary<string, OpenApiMediaType>
                {
                    ["application/problem+json"] = new() { Schema = new OpenApiSchemaReference(Problem, document) },
                },
            };
        }
    }

    private static OpenApiSchema Text() => new() { Type = JsonSchemaType.String };

    private static OpenApiSchema ByField(string description) => new()
    {
        Type = JsonSchemaType.Object,
        Description = description,
        AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.Array, Items = Text() },
    };
}
