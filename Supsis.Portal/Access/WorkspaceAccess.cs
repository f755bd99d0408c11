using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Supsis.Portal.Data;

namespace Supsis.Portal.Access;

/// <summary>Says who may see and do what in a workspace, by the database as it is now: a page may stay open long after a role was taken away.</summary>
public sealed class WorkspaceAccess
{
    private readonly PortalReader _reader;
    private readonly TimeProvider _clock;
    private readonly string _stampClaim;

    internal WorkspaceAccess(PortalReader reader, TimeProvider clock, IOptions<IdentityOptions> identity)
    {
        (_reader, _clock, _stampClaim) = (reader, clock, identity.Value.ClaimsIdentity.SecurityStampClaimType);
    }

    /// <summary>The workspace of an address and the person's role in it; null when they are no member, which pages show as "not found".</summary>
    public async Task<WorkspaceContext?> FindAsync(ClaimsPrincipal user, string slug, CancellationToken cancellationToken) =>
        await ReadAsync(user, workspace => workspace.Slug == slug, cancellationToken) is [var found, ..] ? found : null;

    /// <summary>Every workspace of a person, the oldest first.</summary>
    public Task<IReadOnlyList<WorkspaceContext>> ListAsync(ClaimsPrincipal user, CancellationToken cancellationToken) =>
        ReadAsync(user, workspace => true, cancellationToken);

    /// <summary>Whether a person may do this here, now. Every handler of a page asks it before it changes anything.</summary>
    public async Task<bool> MayAsync(ClaimsPrincipal user, Guid workspaceId, PortalRole atLeast, CancellationToken cancellationToken) =>
        (await ReadAsync(user, workspace => workspace.Id == workspaceId, cancellationToken)).Any(workspace => workspace.May(atLeast));

    /// <summary>Whether a signed-in person still exists, is not locked out, and has not changed their password since.</summary>
    public async Task<bool> IsSignedInAsync(ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        await using var db = _reader.OpenAsSystem("is this person still signed in");
        return await Standing(db, user).AnyAsync(cancellationToken);
    }

    private async Task<IReadOnlyList<WorkspaceContext>> ReadAsync(
        ClaimsPrincipal user, System.Linq.Expressions.Expression<Func<Workspace, bool>> which, CancellationToken cancellationToken)
    {
        await using var db = _reader.OpenAsSystem("workspaces of a person");
        var rows = await Standing(db, user)
            .Join(db.Memberships, person => person.Id, membership => membership.UserId, (person, membership) => membership)
            .Join(db.Workspaces.Where(which), membership => membership.WorkspaceId, workspace => workspace.Id, (membership, workspace) => new { membership.Role, workspace })
            .OrderBy(row => row.workspace.Id)
            .ToListAsync(cancellationToken);
        return [.. rows.Select(row => ContextOf(row.workspace, row.Role))];
    }

    // A person who still is who they were when they signed in.
    private IQueryable<PortalUser> Standing(PortalDbContext db, ClaimsPrincipal user)
    {
        var id = user.UserId() ?? Guid.Empty;
        var stamp = user.FindFirstValue(_stampClaim);
        var now = _clock.GetUtcNow();
        return db.Users.Where(person => person.Id == id && person.SecurityStamp == stamp && (person.LockoutEnd == null || person.LockoutEnd <= now));
    }

    private static WorkspaceContext ContextOf(Workspace workspace, PortalRole role) =>
        new(workspace.Id, workspace.Name, workspace.Slug, TimeZoneInfo.FindSystemTimeZoneById(workspace.TimeZone), workspace.InboxToken, role);
}
