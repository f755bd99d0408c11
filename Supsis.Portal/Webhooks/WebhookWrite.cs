using Supsis.Portal.Data;

namespace Supsis.Portal.Webhooks;

/// <summary>One change of one webhook while its transaction is open.</summary>
internal sealed record WebhookWrite(PortalDbContext Db, Webhook Webhook, DateTimeOffset Now)
{
    /// <summary>Tells who looks on, once the change is on disk.</summary>
    public Action? Committed { get; set; }
}
