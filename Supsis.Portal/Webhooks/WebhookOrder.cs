using Supsis.Portal.Access;

namespace Supsis.Portal.Webhooks;

/// <summary>Who wants what changed, and when.</summary>
internal sealed record WebhookOrder(Guid WorkspaceId, Guid WebhookId, Actor Actor, DateTimeOffset Now);
