using System.Text.Json;

namespace Supsis.Portal.Benchmarks.Subjects;

/// <summary>How the portal's API writes names.</summary>
internal static class SnakeCase
{
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web) { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };
}
