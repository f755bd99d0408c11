using Supsis.Portal.Access;
using Supsis.Portal.Intake;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Components.Pages.Webhooks;

/// <summary>Asks the past about what is entered in the editor, whatever else is still missing there.</summary>
public sealed class BacktestDesk(BacktestStore backtests, WebhookDraftCheck check, InboxAddress inbox, TimeProvider clock)
{
    public TimeProvider Clock => clock;

    /// <summary>Null when the rules themselves are not right yet.</summary>
    public async Task<BacktestResult?> RunAsync(WorkspaceContext workspace, WebhookDraft entered, CancellationToken cancellationToken)
    {
        // Name, address and secrets do not matter here; our own inbox is an address that nobody need look up.
        var rules = new WebhookDraft { Name = "backtest", Url = inbox.UrlOf(workspace.InboxToken).AbsoluteUri, Triggers = entered.Triggers, Conditions = entered.Conditions };
        var verdict = await check.CheckAsync(workspace.Id, rules, cancellationToken);
        return verdict.Settings is { } settings ? await backtests.RunAsync(workspace.Id, settings, cancellationToken) : null;
    }
}
