namespace Supsis.Portal.Intake;

/// <summary>Which rule to fire for which conversation.</summary>
/// <param name="ConversationId">The producer's id.</param>
/// <param name="Trigger">The place of the trigger in its webhook, from 0.</param>
/// <param name="IsTest">Sent at once and marked as a test, nothing stored; otherwise owed like any other delivery.</param>
public sealed record HandFiringOrder(Guid WorkspaceId, string ConversationId, Guid WebhookId, int Trigger, bool IsTest);
