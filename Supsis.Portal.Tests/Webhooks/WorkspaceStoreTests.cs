using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Supsis.Portal.Access;
using Supsis.Portal.Data;
using Supsis.Portal.Tests.TestKit;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Tests.Webhooks;

public sealed class WorkspaceStoreTests
{
    [Fact]
    public async Task A_new_name_is_in_force_at_once_and_in_the_audit_log_once()
    {
        await using var portal = new PortalApplication();
        var person = await portal.AdministratorAsync();
        var workspace = (await portal.Services.GetRequiredService<WorkspaceAccess>().FindAsync(person, PortalApplication.Slug, CancellationToken.None))!;
        var store = portal.Services.GetRequiredService<WorkspaceStore>();

        await store.ChangeAsync(workspace.Id, "Müşteri Hattı", "Asia/Tokyo", person.Actor(), CancellationToken.None);
        await store.ChangeAsync(workspace.Id, "Müşteri Hattı", "Asia/Tokyo", person.Actor(), CancellationToken.None);

        Assert.Equal("Müşteri Hattı", portal.Services.GetRequiredService<LiveRules>().Of(workspace.Id)!.WorkspaceName);
        await using var db = portal.Services.GetRequiredService<PortalReader>().Open(workspace.Id);
        var entry = Assert.Single(await db.AuditEntries.Where(row => row.Action == AuditActions.WorkspaceChanged).ToListAsync());
        Assert.Equal("Çağrı Merkezi, Europe/Istanbul → Müşteri Hattı, Asia/Tokyo", entry.Details);
        Assert.Equal(["baska-sirket", "cagri-merkezi"], (await portal.Services.GetRequiredService<WorkspaceAccess>().ListAsync(person, CancellationToken.None)).Select(row => row.Slug).Order());
    }
}
