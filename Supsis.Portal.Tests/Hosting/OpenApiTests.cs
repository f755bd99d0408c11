using System.Text.Json;
using Microsoft.OpenApi;
using Supsis.Portal.Tests.TestKit;

namespace Supsis.Portal.Tests.Hosting;

/// <summary>The published contract against the addresses that are really there.</summary>
public sealed class OpenApiTests(PortalFixture fixture) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_reader_of_the_format_finds_nothing_wrong()
    {
        using var nobody = fixture.Portal.ApiClient(key: null);

        var read = OpenApiDocument.Parse(await nobody.GetStringAsync("/openapi/v1.json"), "json");

        Assert.Empty(read.Diagnostic!.Errors.Select(error => error.ToString()));
        Assert.Equal(OpenApiSpecVersion.OpenApi3_1, read.Diagnostic.SpecificationVersion);
        Assert.NotEmpty(read.Document!.Webhooks!);
    }

    [Fact]
    public async Task Every_address_for_programs_is_in_it_and_no_other()
    {
        using var nobody = fixture.Portal.ApiClient(key: null);
        var document = JsonSerializer.Deserialize<JsonElement>(await nobody.GetStringAsync("/openapi/v1.json"));

        var told = document.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(method => $"{method.Name.ToUpperInvariant()} {path.Name.TrimEnd('/')}"));
        var mapped = PortalAddress.Of(fixture.Portal)
            .Where(address => address.IsApi || address.Route.StartsWith("/health", StringComparison.Ordinal) || address.Route.StartsWith("/inbox", StringComparison.Ordinal))
            .Where(address => address.Method != "HEAD")
            .Select(address => $"{address.Method} {address.Route.TrimEnd('/')}");

        Assert.Equal(mapped.Order(StringComparer.Ordinal), told.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_needs_a_key_says_so_and_nothing_else_does()
    {
        using var nobody = fixture.Portal.ApiClient(key: null);
        var document = JsonSerializer.Deserialize<JsonElement>(await nobody.GetStringAsync("/openapi/v1.json"));

        foreach (var path in document.GetProperty("paths").EnumerateObject())
        {
            var isApi = path.Name.StartsWith("/api/", StringComparison.Ordinal);
            Assert.All(path.Value.EnumerateObject(), method => Assert.Equal(isApi, method.Value.TryGetProperty("security", out var security) && security.GetArrayLength() > 0));
        }
    }
}
