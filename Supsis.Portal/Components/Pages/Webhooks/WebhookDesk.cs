using System.Security.Claims;
using Supsis.Portal.Access;
using Supsis.Portal.Deliveries;
using Supsis.Portal.Hosting;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Components.Pages.Webhooks;

/// <summary>What people do with webhooks in the browser. Every change asks first whether this person may, as of now.</summary>
/// <remarks>A change is not cut off when the reader leaves: they asked for it.</remarks>
public sealed class WebhookDesk(WebhookStore store, WebhookDraftCheck check, WebhookTester tester, WorkspaceAccess access)
{
    public Task<WorkspaceContext?> FindWorkspaceAsync(ClaimsPrincipal user, string slug, CancellationToken cancellationToken) =>
        access.FindAsync(user, slug, cancellationToken);

    public Task<IReadOnlyList<WebhookView>> ListAsync(Guid workspaceId, CancellationToken cancellationToken) =>
        store.ListAsync(workspaceId, cancellationToken);

    public async Task<WebhookView?> GetAsync(Guid workspaceId, string publicId, CancellationToken cancellationToken) =>
        WebhookIds.TryParse(publicId, out var id) ? await store.GetAsync(workspaceId, id, cancellationToken) : null;

    public Task<int> CountWaitingAsync(Guid workspaceId, Guid webhookId, CancellationToken cancellationToken) =>
        store.CountWaitingAsync(workspaceId, webhookId, cancellationToken);

    /// <param name="known">The webhook that is edited; null for a new one.</param>
    public Task<WebhookDraftVerdict> CheckAsync(Guid workspaceId, WebhookDraft draft, WebhookView? known, CancellationToken cancellationToken) =>
        check.CheckAsync(workspaceId, draft, known, cancellationToken);

    public Task<DeskAnswer> CreateAsync(ClaimsPrincipal user, Guid workspaceId, WebhookSettings settings) =>
        IfAllowedAsync(user, workspaceId, async actor => DeskAnswer.Made(await store.CreateAsync(workspaceId, settings, actor, CancellationToken.None)));

    /// <summary>Loses the race when somebody else saved since <paramref name="seen"/> was read.</summary>
    public Task<DeskAnswer> UpdateAsync(ClaimsPrincipal user, Guid workspaceId, WebhookView seen, WebhookSettings settings) =>
        ChangeAsync(user, workspaceId, actor => store.UpdateAsync(workspaceId, seen.Id, settings, [seen.Version], actor, CancellationToken.None));

    /// <param name="until">When it goes on by itself; null until a person says so.</param>
    public Task<DeskAnswer> PauseAsync(ClaimsPrincipal user, Guid workspaceId, Guid webhookId, DateTimeOffset? until) =>
        ChangeAsync(user, workspaceId, actor => store.PauseAsync(workspaceId, webhookId, until, actor, CancellationToken.None));

    public Task<DeskAnswer> ResumeAsync(ClaimsPrincipal user, Guid workspaceId, Guid webhookId) =>
        ChangeAsync(user, workspaceId, actor => store.ResumeAsync(workspaceId, webhookId, actor, CancellationToken.None));

    public Task<DeskAnswer> EnableAsync(ClaimsPrincipal user, Guid workspaceId, Guid webhookId, bool deliverBacklog) =>
        ChangeAsync(user, workspaceId, actor => store.EnableAsync(workspaceId, webhookId, deliverBacklog, actor, CancellationToken.None));

    public Task<DeskAnswer> DisableAsync(ClaimsPrincipal user, Guid workspaceId, Guid webhookId) =>
        ChangeAsync(user, workspaceId, actor => store.DisableAsync(workspaceId, webhookId, actor, CancellationToken.None));

    public Task<DeskAnswer> DeleteAsync(ClaimsPrincipal user, Guid workspaceId, Guid webhookId) =>
        ChangeAsync(user, workspaceId, actor => store.DeleteAsync(workspaceId, webhookId, null, actor, CancellationToken.None));

    public Task<DeskAnswer> DuplicateAsync(ClaimsPrincipal user, Guid workspaceId, Guid webhookId) =>
        IfAllowedAsync(user, workspaceId, async actor => DeskAnswer.Made(await store.DuplicateAsync(workspaceId, webhookId, actor, CancellationToken.None)));

    /// <summary>Sends the sample to a saved webhook; null when this person may not or it is gone.</summary>
    public async Task<WebhookTestResult?> TestAsync(ClaimsPrincipal user, Guid workspaceId, Guid webhookId, CancellationToken cancellationToken) =>
        await MayAsync(user, workspaceId, cancellationToken) ? await tester.TestAsync(workspaceId, webhookId, cancellationToken) : null;

    /// <summary>Sends the sample to what is entered and not saved yet; null when this person may not.</summary>
    public async Task<WebhookTestResult?> TestAsync(
        ClaimsPrincipal user, Guid workspaceId, Guid? webhookId, WebhookSettings settings, CancellationToken cancellationToken) =>
        await MayAsync(user, workspaceId, cancellationToken) ? await tester.TestAsync(workspaceId, webhookId, settings, cancellationToken) : null;

    /// <summary>The answer holds the new secret; the earlier ones go on signing beside it for <paramref name="overlap"/>.</summary>
    public Task<DeskAnswer> RotateSecretAsync(ClaimsPrincipal user, Guid workspaceId, Guid webhookId, TimeSpan overlap) =>
        IfAllowedAsync(user, workspaceId, async actor =>
        {
            var rotated = await store.RotateSecretAsync(workspaceId, webhookId, overlap, null, actor, CancellationToken.None);
            return DeskAnswer.Of(rotated.Change) with { Secret = rotated.SigningSecret };
        });

    /// <summary>Null when this person may not or the webhook is gone; the audit log remembers who looked.</summary>
    public async Task<string?> RevealSecretAsync(ClaimsPrincipal user, Guid workspaceId, Guid webhookId, CancellationToken cancellationToken) =>
        await MayAsync(user, workspaceId, cancellationToken) ? await store.RevealSecretAsync(workspaceId, webhookId, user.Actor(), CancellationToken.None) : null;

    private Task<bool> MayAsync(ClaimsPrincipal user, Guid workspaceId, CancellationToken cancellationToken) =>
        access.MayAsync(user, workspaceId, PortalRole.Manager, cancellationToken);

    private Task<DeskAnswer> ChangeAsync(ClaimsPrincipal user, Guid workspaceId, Func<Actor, Task<WebhookChange>> change) =>
        IfAllowedAsync(user, workspaceId, async actor => DeskAnswer.Of(await change(actor)));

    private async Task<DeskAnswer> IfAllowedAsync(ClaimsPrincipal user, Guid workspaceId, Func<Actor, Task<DeskAnswer>> act)
    {
        try
        {
            return await MayAsync(user, workspaceId, CancellationToken.None) ? await act(user.Actor()) : DeskAnswer.NotAllowed;
        }
        catch (Exception failure) when (StorageNotice.KeyOf(failure) is not null)
        {
            return DeskAnswer.NotStored;
        }
    }
}
