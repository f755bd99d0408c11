using Microsoft.EntityFrameworkCore;
using Supsis.Portal.Data;

namespace Supsis.Portal.Deliveries;

/// <summary>The views of the log that people keep for themselves, each in one workspace.</summary>
public sealed class SavedViewStore
{
    /// <summary>As many as one person may keep in a workspace.</summary>
    public const int Most = 20;

    private readonly PortalReader _reader;
    private readonly WriteGate _gate;
    private readonly IdGenerator _ids;
    private readonly TimeProvider _clock;

    internal SavedViewStore(PortalReader reader, WriteGate gate, IdGenerator ids, TimeProvider clock) => (_reader, _gate, _ids, _clock) = (reader, gate, ids, clock);

    /// <summary>A person's own, the oldest first.</summary>
    public async Task<IReadOnlyList<SavedView>> ListAsync(Guid workspaceId, Guid userId, CancellationToken cancellationToken)
    {
        await using var db = _reader.Open(workspaceId);
        return await Of(db, workspaceId, userId).AsNoTracking().ToListAsync(cancellationToken);
    }

    public Task<SavedViewOutcome> SaveAsync(Guid workspaceId, Guid userId, string name, string query, CancellationToken cancellationToken) =>
        WriteAsync(workspaceId, userId, (db, views) =>
        {
            if (views.Exists(view => view.IsCalled(name)))
            {
                return SavedViewOutcome.NameTaken;
            }

            if (views.Count >= Most)
            {
                return SavedViewOutcome.Full;
            }

            db.SavedViews.Add(new SavedView(_ids.Next(), workspaceId, userId, name.Trim(), query, _clock.GetUtcNow()));
            return SavedViewOutcome.Done;
        }, cancellationToken);

    public Task<SavedViewOutcome> RenameAsync(Guid workspaceId, Guid userId, Guid id, string name, CancellationToken cancellationToken) =>
        ChangeAsync(workspaceId, userId, id, (view, views) =>
        {
            if (views.Exists(other => other.Id != id && other.IsCalled(name)))
            {
                return SavedViewOutcome.NameTaken;
            }

            view.Rename(name.Trim());
            return SavedViewOutcome.Done;
        }, cancellationToken);

    /// <summary>Gives a view another filter.</summary>
    public Task<SavedViewOutcome> ReplaceAsync(Guid workspaceId, Guid userId, Guid id, string query, CancellationToken cancellationToken) =>
        ChangeAsync(workspaceId, userId, id, (view, _) =>
        {
            view.Replace(query);
            return SavedViewOutcome.Done;
        }, cancellationToken);

    /// <summary>Deletes a view; one that is gone already is as deleted as it can be.</summary>
    public Task DeleteAsync(Guid workspaceId, Guid userId, Guid id, CancellationToken cancellationToken) =>
        _gate.RunAsync(workspaceId, db => Of(db, workspaceId, userId).Where(view => view.Id == id).ExecuteDeleteAsync(cancellationToken), cancellationToken);

    private Task<SavedViewOutcome> ChangeAsync(
        Guid workspaceId, Guid userId, Guid id, Func<SavedView, List<SavedView>, SavedViewOutcome> change, CancellationToken cancellationToken) => WriteAsync(
        workspaceId, userId, (_, views) => views.Find(view => view.Id == id) is { } view ? change(view, views) : SavedViewOutcome.Gone, cancellationToken);

    // The gate lets one write in at a time, so that what is asked here holds until the commit.
    private Task<SavedViewOutcome> WriteAsync(
        Guid workspaceId, Guid userId, Func<PortalDbContext, List<SavedView>, SavedViewOutcome> change, CancellationToken cancellationToken) => _gate.RunAsync(
        workspaceId,
        async db =>
        {
            var outcome = change(db, await Of(db, workspaceId, userId).ToListAsync(cancellationToken));
            await db.SaveChangesAsync(cancellationToken);
            return outcome;
        },
        cancellationToken);

    private static IQueryable<SavedView> Of(PortalDbContext db, Guid workspaceId, Guid userId) =>
        db.SavedViews.Where(view => view.UserId == userId && view.WorkspaceId == workspaceId).OrderBy(view => view.Id);
}
