using Microsoft.AspNetCore.Routing.Template;

namespace Supsis.Portal.Access;

/// <summary>Which addresses are for programs, and which methods each of them takes.</summary>
/// <remarks>Routing cannot tell: the pages' own catch-all answers a GET that nothing else takes, and makes a wrong method of every unknown address.</remarks>
internal sealed class ProgramAddresses(EndpointDataSource endpoints)
{
    private static readonly PathString[] Roots = ["/api", "/openapi", "/health", "/inbox"];

    public static bool Covers(PathString path) => Array.Exists(Roots, root => path.StartsWithSegments(root));

    public static bool IsOne(Endpoint? endpoint) => endpoint is RouteEndpoint { RoutePattern.RawText: { } route } && Covers("/" + route.TrimStart('/'));

    /// <summary>Empty where there is no such address.</summary>
    public IReadOnlyList<string> MethodsOf(PathString path) =>
    [
        .. endpoints.Endpoints
            .Where(IsOne)
            .Where(endpoint => Leads((RouteEndpoint)endpoint, path))
            .SelectMany(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [])
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal),
    ];

    // "retry" or "backtest" is no id, so it is no address either until something of its own stands there.
    private static bool Leads(RouteEndpoint endpoint, PathString path)
    {
        var values = new RouteValueDictionary();
        return new TemplateMatcher(new RouteTemplate(endpoint.RoutePattern), []).TryMatch(path, values)
            && (values["id"] is not string id || id.Contains('_', StringComparison.Ordinal));
    }
}
