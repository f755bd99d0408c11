using Microsoft.EntityFrameworkCore;
using Supsis.Portal.Access;
using Supsis.Portal.Data;
using Supsis.Portal.Triggers;

namespace Supsis.Portal.Webhooks;

/// <summary>Opens a new workspace, and changes what it is called, which time its pages show and when the company is open.</summary>
/// <remarks>It stands beside the rules in force because they carry the name into every delivery: both change in one write.</remarks>
public sealed class WorkspaceStore
{
    private readonly WriteGate _gate;
    private readonly WorkspaceRulesStore _rules;
    private readonly LiveRules _live;
    private readonly RowMaker _rows;

    internal WorkspaceStore(WriteGate gate, WorkspaceRulesStore rules, LiveRules live, RowMaker rows) =>
        (_gate, _rules, _live, _rows) = (gate, rules, live, rows);

    /// <summary>Puts a workspace that was just made in force, so that its first webhook can be tested before it is saved.</summary>
    public Task OpenAsync(Guid workspaceId, CancellationToken cancellationToken) => _rules.PublishAsync(workspaceId, cancellationToken);

    /// <summary>The next delivery carries the new name. The caller has checked both with <see cref="FirstAccount.IsName"/> and <see cref="TimeZones"/>.</summary>
    public Task ChangeAsync(Guid workspaceId, string name, string timeZone, Actor actor, CancellationToken cancellationToken) => _gate.RunAsync(
        workspaceId,
        async db =>
        {
            var workspace = await db.Workspaces.SingleAsync(row => row.Id == workspaceId, cancellationToken);
            var before = $"{workspace.Name}, {workspace.TimeZone}";
            if (workspace.TimeZone != timeZone)
            {
                db.PastCalendars.Add(_rows.PastCalendar(workspace));
            }

            workspace.Rename(name.Trim());
            workspace.Move(timeZone);
            if (db.ChangeTracker.HasChanges())
            {
                db.AuditEntries.Add(_rows.Audit(workspaceId, actor, AuditActions.WorkspaceChanged, workspace.Slug, $"{before} → {workspace.Name}, {workspace.TimeZone}"));
                await db.SaveChangesAsync(cancellationToken);
            }

            return await _rules.CompileAsync(db, workspaceId, cancellationToken);
        },
        _live.Publish,
        cancellationToken);

    /// <summary>When the company is open, as in force now.</summary>
    public BusinessHours HoursOf(Guid workspaceId) => _live.Of(workspaceId)?.Calendar.Hours ?? BusinessHours.Usual;

    /// <summary>From now on silences are counted by these hours. The caller has checked them with <see cref="BusinessHoursCheck"/>.</summary>
    public Task KeepHoursAsync(Guid workspaceId, BusinessHours hours, Actor actor, CancellationToken cancellationToken) => _gate.RunAsync(
        workspaceId,
        async db =>
        {
            var workspace = await db.Workspaces.SingleAsync(row => row.Id == workspaceId, cancellationToken);
            var before = BusinessHoursText.Write(BusinessHoursText.Read(workspace.BusinessHours));
            var after = BusinessHoursText.Write(hours);
            if (before != after)
            {
                db.PastCalendars.Add(_rows.PastCalendar(workspace));
                workspace.Keep(after);
                db.AuditEntries.Add(_rows.Audit(workspaceId, actor, AuditActions.HoursChanged, workspace.Slug, $"{before} → {after}"));
                await db.SaveChangesAsync(cancellationToken);
            }

            return await _rules.CompileAsync(db, workspaceId, cancellationToken);
        },
        _live.Publish,
        cancellationToken);
}
