using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Supsis.Portal.Access;
using Supsis.Portal.Data;
using Supsis.Portal.Resources;

namespace Supsis.Portal.Webhooks;

/// <summary>The webhooks of a workspace: looking, making, changing, removing. What is saved is in force when the call returns.</summary>
public sealed class WebhookStore
{
    private readonly PortalReader _reader;
    private readonly WebhookViews _views;
    private readonly WebhookWriter _writer;
    private readonly IStringLocalizer<WebhookTexts> _texts;

    internal WebhookStore(PortalReader reader, WebhookViews views, WebhookWriter writer, IStringLocalizer<WebhookTexts> texts) =>
        (_reader, _views, _writer, _texts) = (reader, views, writer, texts);

    /// <summary>All of them, newest first.</summary>
    public Task<IReadOnlyList<WebhookView>> ListAsync(Guid workspaceId, CancellationToken cancellationToken) =>
        PageAsync(workspaceId, null, int.MaxValue, cancellationToken);

    /// <summary>Newest first, from the one after <paramref name="after"/>.</summary>
    public async Task<IReadOnlyList<WebhookView>> PageAsync(Guid workspaceId, Guid? after, int limit, CancellationToken cancellationToken)
    {
        await using var db = _reader.Open(workspaceId);
        var chosen = WebhookViews.Of(db, workspaceId);
        chosen = after is { } last ? chosen.Where(webhook => webhook.Id < last) : chosen;
        return await _views.ReadAsync(db, chosen.OrderByDescending(webhook => webhook.Id).Take(limit), cancellationToken);
    }

    public async Task<WebhookView?> GetAsync(Guid workspaceId, Guid webhookId, CancellationToken cancellationToken)
    {
        await using var db = _reader.Open(workspaceId);
        var chosen = WebhookViews.Of(db, workspaceId).Where(webhook => webhook.Id == webhookId);
        return (await _views.ReadAsync(db, chosen, cancellationToken)).SingleOrDefault();
    }

    public async Task<NewWebhook> CreateAsync(Guid workspaceId, WebhookSettings settings, Actor actor, CancellationToken cancellationToken)
    {
        var secret = SigningSecret.Generate();
        return new NewWebhook(await _writer.CreateAsync(workspaceId, settings, secret, actor, cancellationToken), secret.Text);
    }

    /// <param name="versions">The save loses the race unless the webhook still has one of these; null saves over anything.</param>
    public Task<WebhookChange> UpdateAsync(
        Guid workspaceId, Guid webhookId, WebhookSettings settings, IReadOnlyCollection<long>? versions, Actor actor, CancellationToken cancellationToken) =>
        _writer.UpdateAsync(_writer.Order(workspaceId, webhookId, actor), settings, versions, cancellationToken);

    /// <summary>Its waiting deliveries are cancelled; the log of what it sent stays.</summary>
    public Task<WebhookChange> DeleteAsync(Guid workspaceId, Guid webhookId, IReadOnlyCollection<long>? versions, Actor actor, CancellationToken cancellationToken) =>
        _writer.DeleteAsync(_writer.Order(workspaceId, webhookId, actor), versions, cancellationToken);

    /// <param name="until">When it goes on by itself; null until a person says so.</param>
    public Task<WebhookChange> PauseAsync(Guid workspaceId, Guid webhookId, DateTimeOffset? until, Actor actor, CancellationToken cancellationToken) =>
        _writer.PauseAsync(_writer.Order(workspaceId, webhookId, actor), until, cancellationToken);

    public Task<WebhookChange> ResumeAsync(Guid workspaceId, Guid webhookId, Actor actor, CancellationToken cancellationToken) =>
        _writer.ResumeAsync(_writer.Order(workspaceId, webhookId, actor), cancellationToken);

    public Task<WebhookChange> DisableAsync(Guid workspaceId, Guid webhookId, Actor actor, CancellationToken cancellationToken) =>
        _writer.DisableAsync(_writer.Order(workspaceId, webhookId, actor), DisabledReason.Manual, cancellationToken);

    /// <param name="deliverBacklog">False cancels what waits on hold.</param>
    public Task<WebhookChange> EnableAsync(Guid workspaceId, Guid webhookId, bool deliverBacklog, Actor actor, CancellationToken cancellationToken) =>
        _writer.EnableAsync(_writer.Order(workspaceId, webhookId, actor), deliverBacklog, cancellationToken);

    /// <summary>A copy with a secret of its own; disabled, so that nothing is sent twice before somebody wants it.</summary>
    public async Task<NewWebhook?> DuplicateAsync(Guid workspaceId, Guid webhookId, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = _reader.Open(workspaceId);
        var stored = await WebhookViews.Of(db, workspaceId).SingleOrDefaultAsync(webhook => webhook.Id == webhookId, cancellationToken);
        var view = await GetAsync(workspaceId, webhookId, cancellationToken);
        if (stored is null || view is null)
        {
            return null;
        }

        var name = _texts["copy_name", view.Name].Value;
        var shortened = name.Length > WebhookDraftValidator.LongestName ? name[..WebhookDraftValidator.LongestName] : name;
        return await CreateAsync(workspaceId, new WebhookSettings(shortened, stored.Url, false, view.Triggers) { Credentials = _writer.Credentials(stored), Pace = view.Pace, Conditions = view.Conditions, Transcript = view.Transcript }, actor, cancellationToken);
    }

    /// <summary>Puts a new signing secret in force; the earlier ones go on signing beside it for <paramref name="overlap"/>, none to seven days.</summary>
    /// <param name="versions">The rotation loses the race unless the webhook still has one of these; null rotates whatever it is.</param>
    public async Task<RotatedSecret> RotateSecretAsync(
        Guid workspaceId, Guid webhookId, TimeSpan overlap, IReadOnlyCollection<long>? versions, Actor actor, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(overlap, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(overlap, SecretRotation.LongestOverlap);
        var secret = SigningSecret.Generate();
        var change = await _writer.RotateSecretAsync(_writer.Order(workspaceId, webhookId, actor), secret, overlap, versions, cancellationToken);
        return new RotatedSecret(change, change.Kind == WebhookChangeKind.Done ? secret.Text : null);
    }

    /// <summary>The signing secret, for a person who asks for it; the audit log remembers who did.</summary>
    public Task<string?> RevealSecretAsync(Guid workspaceId, Guid webhookId, Actor actor, CancellationToken cancellationToken) =>
        _writer.RevealSecretAsync(_writer.Order(workspaceId, webhookId, actor), cancellationToken);

    /// <summary>How many of its deliveries are not finished, for the question before it is switched or deleted.</summary>
    public async Task<int> CountWaitingAsync(Guid workspaceId, Guid webhookId, CancellationToken cancellationToken)
    {
        await using var db = _reader.Open(workspaceId);
        return await _writer.CountWaitingAsync(db, webhookId, cancellationToken);
    }
}
