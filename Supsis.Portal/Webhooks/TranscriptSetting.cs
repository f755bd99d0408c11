namespace Supsis.Portal.Webhooks;

/// <summary>How much of the conversation stands under <c>messages</c>.</summary>
/// <param name="Messages">For <see cref="TranscriptKind.Last"/>: how many of the newest, 1 to 50; otherwise null.</param>
public sealed record TranscriptSetting(TranscriptKind Kind, int? Messages)
{
    public const int MostLast = 50;
    public const int UsualLast = 20;

    public static readonly TranscriptSetting None = new(TranscriptKind.None, null);
}
