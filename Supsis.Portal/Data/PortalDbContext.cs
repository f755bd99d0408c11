using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Supsis.Portal.Access;
using Supsis.Portal.Conversations;
using Supsis.Portal.Deliveries;
using Supsis.Portal.Inbox;
using Supsis.Portal.Triggers;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Data;

/// <summary>Every table of the portal, seen through the eyes of one workspace.</summary>
internal abstract class PortalDbContext(DbContextOptions options, WorkspaceScope scope) : IdentityUserContext<PortalUser, Guid>(options)
{
    public DbSet<Workspace> Workspaces => Set<Workspace>();
    public DbSet<PastCalendar> PastCalendars => Set<PastCalendar>();
    public DbSet<Membership> Memberships => Set<Membership>();
    public DbSet<ApiKey> ApiKeys => Set<ApiKey>();
    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();
    public DbSet<Visitor> Visitors => Set<Visitor>();
    public DbSet<Conversation> Conversations => Set<Conversation>();
    public DbSet<ConversationEvent> Events => Set<ConversationEvent>();
    public DbSet<Webhook> Webhooks => Set<Webhook>();
    public DbSet<WebhookHealth> WebhookHealth => Set<WebhookHealth>();
    public DbSet<WebhookVersion> WebhookVersions => Set<WebhookVersion>();
    public DbSet<Trigger> Triggers => Set<Trigger>();
    public DbSet<TriggerFiring> TriggerFirings => Set<TriggerFiring>();
    public DbSet<TriggerHour> TriggerHours => Set<TriggerHour>();
    public DbSet<SilenceFiring> SilenceFirings => Set<SilenceFiring>();
    public DbSet<SilenceWatermark> SilenceWatermarks => Set<SilenceWatermark>();
    public DbSet<Delivery> Deliveries => Set<Delivery>();
    public DbSet<DeliveryPayload> Payloads => Set<DeliveryPayload>();
    public DbSet<DeliveryAttempt> Attempts => Set<DeliveryAttempt>();
    public DbSet<SearchRow> SearchRows => Set<SearchRow>();
    public DbSet<RetryJob> RetryJobs => Set<RetryJob>();
    public DbSet<SavedView> SavedViews => Set<SavedView>();
    public DbSet<DeliveryHour> DeliveryHours => Set<DeliveryHour>();
    public DbSet<InboxRequest> InboxRequests => Set<InboxRequest>();

    // Read by the query filter of every workspace-owned row, per context.
    private Guid WorkspaceId => scope.WorkspaceId;

    private bool IsSystem => scope.IsSystem;

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(PortalDbContext).Assembly);
        PortalModel.NameInSnakeCase(builder);
        foreach (var entity in builder.Model.GetEntityTypes().Where(entity => entity.ClrType.IsAssignableTo(typeof(IWorkspaceOwned))).ToList())
        {
            var filter = typeof(PortalDbContext).GetMethod(nameof(FilterByWorkspace), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance)!;
            filter.MakeGenericMethod(entity.ClrType).Invoke(this, [builder]);
        }
    }

    private void FilterByWorkspace<T>(ModelBuilder builder)
        where T : class, IWorkspaceOwned =>
        builder.Entity<T>().HasQueryFilter("workspace", row => IsSystem || row.WorkspaceId == WorkspaceId);
}
