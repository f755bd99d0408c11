using Supsis.Portal.Data;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Deliveries;

/// <summary>Sends one sample at once, past queue, pause and schedule; nothing is stored and no figure changes.</summary>
public sealed class WebhookTester
{
    private readonly DeliverySender _sender;
    private readonly LiveRules _live;
    private readonly InboxAddress _inbox;
    private readonly IdGenerator _ids;
    private readonly TimeProvider _clock;

    internal WebhookTester(DeliverySender sender, LiveRules live, InboxAddress inbox, IdGenerator ids, TimeProvider clock) =>
        (_sender, _live, _inbox, _ids, _clock) = (sender, live, inbox, ids, clock);

    /// <summary>Null when the workspace has no such webhook.</summary>
    public async Task<WebhookTestResult?> TestAsync(Guid workspaceId, Guid webhookId, CancellationToken cancellationToken) =>
        _live.Of(workspaceId) is { } rules && rules.Webhooks.TryGetValue(webhookId, out var webhook)
            ? await SendAsync(webhook, rules, cancellationToken)
            : null;

    /// <summary>Tests what is in the editor and not saved yet; signed with the webhook's secret, or with a passing one when it has none yet.</summary>
    public Task<WebhookTestResult> TestAsync(Guid workspaceId, Guid? webhookId, WebhookSettings settings, CancellationToken cancellationToken)
    {
        var rules = _live.Of(workspaceId) ?? throw new InvalidOperationException("The workspace has no rules in force.");
        var saved = webhookId is { } id ? rules.Webhooks.GetValueOrDefault(id) : null;
        var webhook = new LiveWebhook(
            saved?.Id ?? _ids.Next(),
            workspaceId,
            settings.Name,
            _inbox.Resolve(settings.StoredUrl),
            WebhookState.Active,
            saved?.Secrets ?? [new(SigningSecret.Generate().Bytes)],
            InboxAddress.IsStoredInbox(settings.StoredUrl))
        {
            // What was to be kept may have been removed a moment ago; then there is nothing to send of it.
            Credentials = settings.Credentials.KeepingFrom(saved?.Credentials ?? WebhookCredentials.None) ?? WebhookCredentials.None,
        };
        return SendAsync(webhook, rules, cancellationToken);
    }

    /// <summary>Sends this body, which says of itself that it is a test; null when the workspace has no such webhook.</summary>
    internal async Task<WebhookTestResult?> TestWithAsync(Guid workspaceId, Guid webhookId, byte[] body, CancellationToken cancellationToken) =>
        _live.Of(workspaceId) is { } rules && rules.Webhooks.TryGetValue(webhookId, out var webhook) ? await SendAsync(webhook, body, cancellationToken) : null;

    private Task<WebhookTestResult> SendAsync(LiveWebhook webhook, WorkspaceRules rules, CancellationToken cancellationToken)
    {
        var source = new PayloadSource(rules.WorkspaceId, rules.WorkspaceName, rules.Slug, _inbox.Origin);
        return SendAsync(webhook, SamplePayload.ForTest(webhook, source, _ids.Next(), _clock.GetUtcNow()), cancellationToken);
    }

    private async Task<WebhookTestResult> SendAsync(LiveWebhook webhook, byte[] body, CancellationToken cancellationToken)
    {
        var messageId = PublicId.Format(PublicId.Delivery, _ids.Next());
        var outcome = await _sender.SendAsync(new OutgoingRequest(messageId, webhook.Url, body, webhook.Secrets, webhook.Credentials.ToHeaders(), webhook.IsInbox), cancellationToken);
        return new WebhookTestResult(outcome.IsSuccess, outcome.Status, (int)outcome.Duration.TotalMilliseconds, outcome.ResponsePreview, outcome.Error);
    }
}
