using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Supsis.Portal.Data;

namespace Supsis.Portal.Conversations;

internal sealed class ConversationConfiguration : IEntityTypeConfiguration<Conversation>
{
    private const string Open = "status <> 'ended'";

    public void Configure(EntityTypeBuilder<Conversation> conversation)
    {
        conversation.ToTable("conversations");
        conversation.Property(c => c.Id).ValueGeneratedNever();
        conversation.Property(c => c.ExternalId).HasMaxLength(ColumnLengths.ExternalId);

        // Serves the intake: the producer names the conversation by its own id.
        conversation.HasIndex(c => new { c.WorkspaceId, c.ExternalId }).IsUnique();

        // Serve the silence pass, one for each side: whose silence crossed a threshold since the last pass.
        conversation.HasIndex(c => new { c.WorkspaceId, c.LastActivityAt }).HasFilter(Open);
        conversation.HasIndex(c => new { c.WorkspaceId, c.LastVisitorActivityAt }).HasFilter(Open);
        conversation.HasIndex(c => new { c.WorkspaceId, c.LastAgentActivityAt }).HasFilter(Open);
        conversation.HasIndex(c => new { c.WorkspaceId, c.LastBotActivityAt }).HasFilter(Open);

        // Serves the same pass: who has waited too long for an agent.
        conversation.HasIndex(c => new { c.WorkspaceId, c.VisitorWaitingSince }).HasFilter($"{Open} AND visitor_waiting_since IS NOT NULL");

        // Serves the list of conversations, newest first.
        conversation.HasIndex(c => new { c.WorkspaceId, c.Number });

        // Serves the retention: whether anybody still talks of this visitor.
        conversation.HasIndex(c => c.VisitorId);
    }
}
