namespace Supsis.Portal.Webhooks;

/// <summary>Says whether the address of a webhook may be saved.</summary>
internal sealed class WebhookUrlCheck(EgressPolicy policy, EgressGuard guard)
{
    public async Task<WebhookUrlVerdict> CheckAsync(string? text, CancellationToken cancellationToken)
    {
        var verdict = WebhookUrl.Parse(text, policy);
        if (!verdict.IsGood || !EgressGuard.IsJudgedAtSave(verdict.Url.IdnHost))
        {
            return verdict;
        }

        var judged = await guard.JudgeAsync(verdict.Url.IdnHost, verdict.Url.Port, cancellationToken);
        return judged.IsAllowed ? verdict : WebhookUrlVerdict.Bad(WebhookUrlProblem.EgressDenied);
    }
}
