namespace Supsis.Portal.Webhooks;

/// <summary>How much of what was said a delivery carries.</summary>
public enum TranscriptKind
{
    None,
    Last,
    Full,
}
