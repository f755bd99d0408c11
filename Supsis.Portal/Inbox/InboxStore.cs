using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Supsis.Portal.Data;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Inbox;

/// <summary>What arrived at the test inboxes: the newest of each workspace.</summary>
public sealed class InboxStore
{
    /// <summary>How many requests of a workspace are kept.</summary>
    public const int Limit = 100;

    private readonly PortalReader _reader;
    private readonly InboxAddress _address;
    private readonly ConcurrentDictionary<string, Guid> _workspaces = new(StringComparer.Ordinal);

    internal InboxStore(PortalReader reader, InboxAddress address) => (_reader, _address) = (reader, address);

    /// <summary>What to post to.</summary>
    public async Task<Uri> AddressOfAsync(Guid workspaceId, CancellationToken cancellationToken)
    {
        await using var db = _reader.Open(workspaceId);
        return _address.UrlOf(await db.Workspaces.Where(workspace => workspace.Id == workspaceId).Select(workspace => workspace.InboxToken).SingleAsync(cancellationToken));
    }

    /// <summary>Newest first; with <paramref name="newerThan"/> only what came after it.</summary>
    public async Task<IReadOnlyList<InboxRequest>> ListAsync(Guid workspaceId, Guid? newerThan, CancellationToken cancellationToken)
    {
        await using var db = _reader.Open(workspaceId);
        var requests = db.InboxRequests.Where(request => request.WorkspaceId == workspaceId);
        requests = newerThan is { } known ? requests.Where(request => request.Id > known) : requests;
        return await requests.OrderByDescending(request => request.Id).Take(Limit).ToListAsync(cancellationToken);
    }

    /// <summary>Whose inbox this is; null when it is nobody's. Known tokens are remembered: they never change.</summary>
    internal async Task<Guid?> FindWorkspaceAsync(string token, CancellationToken cancellationToken)
    {
        if (_workspaces.TryGetValue(token, out var known))
        {
            return known;
        }

        await using var db = _reader.OpenAsSystem("inbox address");
        var found = await db.Workspaces.Where(workspace => workspace.InboxToken == token).Select(workspace => workspace.Id).ToListAsync(cancellationToken);
        return found is [var id] ? _workspaces.GetOrAdd(token, id) : null;
    }
}
