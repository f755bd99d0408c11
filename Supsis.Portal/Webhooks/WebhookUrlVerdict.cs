using System.Diagnostics.CodeAnalysis;

namespace Supsis.Portal.Webhooks;

/// <summary>A webhook's address that may be saved, or the code of what is wrong with it.</summary>
/// <param name="Url">The address to save, null when there is a problem.</param>
/// <param name="Problem">One of <see cref="WebhookUrlProblem"/>, null when the address is good.</param>
internal sealed record WebhookUrlVerdict(Uri? Url, string? Problem)
{
    [MemberNotNullWhen(true, nameof(Url))]
    [MemberNotNullWhen(false, nameof(Problem))]
    public bool IsGood => Problem is null;

    public static WebhookUrlVerdict Good(Uri url) => new(url, null);

    public static WebhookUrlVerdict Bad(string problem) => new(null, problem);
}
