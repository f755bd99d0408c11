namespace Supsis.Portal.Deliveries;

/// <summary>A delivery in its lane: fresh from the intake with its body, or known by its id and still to be claimed.</summary>
/// <param name="Body">Null when it must be claimed first: only the database has it.</param>
/// <param name="AttemptCount">Tries so far, charged or not.</param>
/// <param name="ChargedAttempts">Tries that already count against its schedule.</param>
/// <param name="Depth">How many webhooks stand between it and a person, itself included.</param>
internal sealed record ReadyDelivery(Guid Id, Guid WorkspaceId, Guid WebhookId, int Epoch, byte[]? Body, int AttemptCount, int ChargedAttempts, bool IsManual, int Depth)
{
    public bool MustBeClaimed => Body is null;

    public static ReadyDelivery ToClaim(Guid id, Guid webhookId) => new(id, Guid.Empty, webhookId, 0, null, 0, 0, false, 1);
}
