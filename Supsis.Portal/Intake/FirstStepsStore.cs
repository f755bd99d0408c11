using Microsoft.EntityFrameworkCore;
using Supsis.Portal.Data;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Intake;

/// <summary>Asks the database how far a workspace has come; nothing is ticked off by hand.</summary>
public sealed class FirstStepsStore
{
    private const string BeforeSimulated = PlayedConversation.Simulated + "-";
    private const string AfterSimulated = PlayedConversation.Simulated + "."; // the character after the hyphen: what lies between is the simulator's

    private readonly PortalReader _reader;

    internal FirstStepsStore(PortalReader reader) => _reader = reader;

    /// <summary>Each question ends at the first row that answers it, found by an index.</summary>
    public async Task<FirstSteps> ReadAsync(Guid workspaceId, CancellationToken cancellationToken)
    {
        await using var db = _reader.Open(workspaceId);
        var webhooks = await db.Webhooks
            .Where(w => w.WorkspaceId == workspaceId)
            .Select(w => new { IsThere = w.DeletedAt == null, w.Url, HasSucceeded = db.WebhookHealth.Any(h => h.WebhookId == w.Id && h.LastSuccessAt != null) })
            .ToListAsync(cancellationToken);
        var conversations = db.Conversations.Where(c => c.WorkspaceId == workspaceId);
        var hasEvents = await conversations.AnyAsync(c => c.ExternalId.CompareTo(BeforeSimulated) < 0, cancellationToken)
            || await conversations.AnyAsync(c => c.ExternalId.CompareTo(AfterSimulated) >= 0, cancellationToken);
        var hasKey = await db.ApiKeys.AnyAsync(k => k.WorkspaceId == workspaceId, cancellationToken);
        var hasTrial = webhooks.Exists(w => w.HasSucceeded) || await db.InboxRequests.AnyAsync(r => r.WorkspaceId == workspaceId, cancellationToken);
        return new FirstSteps(hasKey, hasEvents, webhooks.Exists(w => w.IsThere), hasTrial, webhooks.Exists(w => w.HasSucceeded && !InboxAddress.IsStoredInbox(w.Url)));
    }
}
