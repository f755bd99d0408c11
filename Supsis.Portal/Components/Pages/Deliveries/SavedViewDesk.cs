using System.Security.Claims;
using Supsis.Portal.Access;
using Supsis.Portal.Deliveries;

namespace Supsis.Portal.Components.Pages.Deliveries;

/// <summary>What people do with the views they keep. They are private, so every member may; each wish asks first whether they still are one.</summary>
/// <remarks>What is kept is read by the log's own address on its way in and out: nothing but a filter can be kept or opened.</remarks>
public sealed class SavedViewDesk(SavedViewStore views, WorkspaceAccess access)
{
    public async Task<IReadOnlyList<NamedView>> ListAsync(ClaimsPrincipal user, Guid workspaceId, CancellationToken cancellationToken) =>
        user.UserId() is { } userId
            ? [.. (await views.ListAsync(workspaceId, userId, cancellationToken)).Select(view => new NamedView(view.Id, view.Name, LogView.OfQuery(view.Query)))]
            : [];

    /// <summary>Null when this person is no member any more.</summary>
    public Task<SavedViewOutcome?> SaveAsync(ClaimsPrincipal user, Guid workspaceId, string name, LogView view) =>
        AsMemberAsync(user, workspaceId, userId => views.SaveAsync(workspaceId, userId, name, view.Query, CancellationToken.None));

    /// <summary>Null when this person is no member any more.</summary>
    public Task<SavedViewOutcome?> RenameAsync(ClaimsPrincipal user, Guid workspaceId, Guid id, string name) =>
        AsMemberAsync(user, workspaceId, userId => views.RenameAsync(workspaceId, userId, id, name, CancellationToken.None));

    /// <summary>Null when this person is no member any more.</summary>
    public Task<SavedViewOutcome?> ReplaceAsync(ClaimsPrincipal user, Guid workspaceId, Guid id, LogView view) =>
        AsMemberAsync(user, workspaceId, userId => views.ReplaceAsync(workspaceId, userId, id, view.Query, CancellationToken.None));

    /// <summary>Null when this person is no member any more.</summary>
    public Task<SavedViewOutcome?> DeleteAsync(ClaimsPrincipal user, Guid workspaceId, Guid id) => AsMemberAsync(user, workspaceId, async userId =>
    {
        await views.DeleteAsync(workspaceId, userId, id, CancellationToken.None);
        return SavedViewOutcome.Done;
    });

    private async Task<SavedViewOutcome?> AsMemberAsync(ClaimsPrincipal user, Guid workspaceId, Func<Guid, Task<SavedViewOutcome>> act) =>
        user.UserId() is { } userId && await access.MayAsync(user, workspaceId, PortalRole.Viewer, CancellationToken.None) ? await act(userId) : null;
}
