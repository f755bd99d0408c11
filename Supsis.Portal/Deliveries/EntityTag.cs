using System.Globalization;
using Microsoft.Net.Http.Headers;

namespace Supsis.Portal.Deliveries;

/// <summary>The version of a webhook as an ETag, and the versions that a change may be based on.</summary>
internal static class EntityTag
{
    public static void Write(HttpResponse response, long version) =>
        response.Headers.ETag = string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    /// <summary>Null when any will do; empty when a condition was sent that nothing meets.</summary>
    public static IReadOnlyCollection<long>? IfMatch(HttpRequest request)
    {
        if (request.Headers.IfMatch.Count == 0)
        {
            return null;
        }

        var tags = request.GetTypedHeaders().IfMatch;
        return tags.Contains(EntityTagHeaderValue.Any)
            ? null
            : [.. tags.Where(tag => !tag.IsWeak).Select(Version).Where(version => version > 0)];
    }

    private static long Version(EntityTagHeaderValue tag) =>
        long.TryParse(tag.Tag.AsSpan().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0;
}
