using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.OpenApi;

namespace Supsis.Portal.Deliveries;

internal static class OpenApiServiceCollectionExtensions
{
    private const string DocumentName = "v1";

    /// <summary>The contract of the API and of what is delivered, as OpenAPI 3.1.</summary>
    public static IServiceCollection AddPortalOpenApi(this IServiceCollection services) => services
        .ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower; // as every answer names them
            json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict; // a number in quotes is refused, so none is promised
        })
        .AddOpenApi(DocumentName, options =>
        {
            options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
            options.ShouldInclude = endpoint => endpoint.RelativePath is { } path
                && (path.StartsWith("api/v1", StringComparison.Ordinal) || path.StartsWith("health", StringComparison.Ordinal) || path.StartsWith("inbox", StringComparison.Ordinal));
            options.AddDocumentTransformer<ContractWriter>();
            options.AddOperationTransformer<OperationContractWriter>();
            options.AddSchemaTransformer<RequestSchemaWriter>();
        });

    public static IEndpointConventionBuilder MapPortalOpenApi(this IEndpointRouteBuilder routes) =>
        routes.MapOpenApi("/openapi/v1.json").AllowAnonymous();
}
