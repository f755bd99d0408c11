using System.Security.Claims;
using Supsis.Portal.Access;
using Supsis.Portal.Conversations;
using Supsis.Portal.Deliveries;
using Supsis.Portal.Intake;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Components.Pages.Conversations;

/// <summary>Where the page of a conversation looks.</summary>
public sealed class ConversationDesk(ExplanationStore explanations, ConversationStore conversations, ConversationActs acts, DeliveryFeed feed, TimeProvider clock)
{
    public TimeProvider Clock => clock;

    public Task<WorkspaceContext?> FindWorkspaceAsync(ClaimsPrincipal user, string slug, CancellationToken cancellationToken) => acts.FindWorkspaceAsync(user, slug, cancellationToken);

    public Task<IReadOnlyList<WebhookView>> WebhooksAsync(Guid workspaceId, CancellationToken cancellationToken) => acts.WebhooksAsync(workspaceId, cancellationToken);

    public Task<ConversationExplanation?> ExplainAsync(Guid workspaceId, string externalId, CancellationToken cancellationToken) =>
        explanations.ExplainAsync(workspaceId, externalId, cancellationToken);

    public Task<long?> LastSequenceAsync(Guid workspaceId, string externalId, CancellationToken cancellationToken) =>
        conversations.LastSequenceAsync(workspaceId, externalId, cancellationToken);

    /// <summary>Tells when a delivery changed.</summary>
    public IDisposable Subscribe(Guid workspaceId, Action changed) => feed.Subscribe(workspaceId, _ => changed());
}
