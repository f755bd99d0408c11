using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Supsis.Portal.Data;
using Supsis.Portal.Inbox;
using Supsis.Portal.Tests.TestKit;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Tests.Inbox;

/// <summary>The test inbox of a running portal, and the patience to wait for what arrives.</summary>
internal sealed class InboxSetUp(PortalApplication portal)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public HttpClient Client { get; } = portal.ApiClient();

    public InboxStore Store => portal.Services.GetRequiredService<InboxStore>();

    public InboxBehavior Behavior => portal.Services.GetRequiredService<InboxBehavior>();

    public Guid WorkspaceId => WorkspaceOf(PortalApplication.Slug);

    public Guid OtherWorkspaceId => WorkspaceOf(PortalApplication.OtherSlug);

    public Task<Uri> AddressAsync() => Store.AddressOfAsync(WorkspaceId, CancellationToken.None);

    /// <summary>How many rows the database holds.</summary>
    public async Task<int> CountRowsAsync()
    {
        await using var db = portal.Services.GetRequiredService<PortalReader>().Open(WorkspaceId);
        return await db.InboxRequests.CountAsync();
    }

    /// <summary>Newest first, once the condition holds.</summary>
    public async Task<IReadOnlyList<InboxRequest>> UntilAsync(Func<IReadOnlyList<InboxRequest>, bool> isThere)
    {
        using var news = new SemaphoreSlim(0);
        using var subscription = portal.Services.GetRequiredService<InboxFeed>().Subscribe(WorkspaceId, () => news.Release());
        while (true)
        {
            var requests = await Store.ListAsync(WorkspaceId, null, CancellationToken.None);
            if (isThere(requests))
            {
                return requests;
            }

            Assert.True(await news.WaitAsync(Patience), $"The inbox holds {requests.Count} requests and nothing more came.");
        }
    }

    private Guid WorkspaceOf(string slug) => portal.Services.GetRequiredService<LiveRules>().All.Single(rules => rules.Slug == slug).WorkspaceId;
}
