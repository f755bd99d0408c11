namespace Supsis.Portal.Deliveries;

/// <summary>The <c>messages</c> of a body, UTF-8 JSON, and whether something that was asked for is missing from it.</summary>
internal sealed record TranscriptPart(byte[] Json, bool IsTruncated)
{
    public static readonly TranscriptPart Empty = new("[]"u8.ToArray(), false);
}
