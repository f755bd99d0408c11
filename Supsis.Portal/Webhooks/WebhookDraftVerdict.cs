using System.Diagnostics.CodeAnalysis;

namespace Supsis.Portal.Webhooks;

/// <summary>A draft's settings, ready to be saved, or everything that is wrong with it.</summary>
public sealed record WebhookDraftVerdict(WebhookSettings? Settings, IReadOnlyList<DraftProblem> Problems)
{
    [MemberNotNullWhen(true, nameof(Settings))]
    public bool IsGood => Settings is not null;
}
