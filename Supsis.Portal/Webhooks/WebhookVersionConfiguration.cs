using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Supsis.Portal.Webhooks;

internal sealed class WebhookVersionConfiguration : IEntityTypeConfiguration<WebhookVersion>
{
    public void Configure(EntityTypeBuilder<WebhookVersion> version)
    {
        version.ToTable("webhook_versions");
        version.HasKey(v => new { v.WebhookId, v.Version });

        // Serves the explanation of a conversation: every rule of the workspace as it was.
        version.HasIndex(v => new { v.WorkspaceId, v.SavedAt });
    }
}
