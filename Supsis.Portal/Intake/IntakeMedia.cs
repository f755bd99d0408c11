using Microsoft.Net.Http.Headers;

namespace Supsis.Portal.Intake;

/// <summary>Which wrappings of a body the intake reads: JSON, in UTF-8, not compressed.</summary>
internal static class IntakeMedia
{
    public static bool IsJson(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var media)
        && media.Type.Equals("application", StringComparison.OrdinalIgnoreCase)
        && (media.SubType.Equals("json", StringComparison.OrdinalIgnoreCase) || media.Suffix.Equals("json", StringComparison.OrdinalIgnoreCase))
        && IsUtf8(HeaderUtilities.RemoveQuotes(media.Charset).Value);

    public static bool IsPlain(string? contentEncoding) =>
        string.IsNullOrWhiteSpace(contentEncoding) || contentEncoding.Trim().Equals("identity", StringComparison.OrdinalIgnoreCase);

    private static bool IsUtf8(string? charset) =>
        string.IsNullOrEmpty(charset) || charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase) || charset.Equals("utf8", StringComparison.OrdinalIgnoreCase);
}
