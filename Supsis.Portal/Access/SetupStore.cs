using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Supsis.Portal.Data;

namespace Supsis.Portal.Access;

/// <summary>Makes the first administrator with their workspaces, all at once, and only in a database where nobody is yet.</summary>
public sealed class SetupStore
{
    /// <summary>What programs read; pages say it in the reader's language.</summary>
    public const string KeyName = "Setup";

    private readonly WriteGate _gate;
    private readonly PortalReader _reader;
    private readonly ApiKeyDirectory _keys;
    private readonly IPasswordHasher<PortalUser> _hasher;
    private readonly RowMaker _rows;

    internal SetupStore(WriteGate gate, PortalReader reader, ApiKeyDirectory keys, IPasswordHasher<PortalUser> hasher, RowMaker rows)
    {
        (_gate, _reader, _keys, _hasher, _rows) = (gate, reader, keys, hasher, rows);
    }

    public async Task<bool> IsEmptyAsync(CancellationToken cancellationToken)
    {
        await using var db = _reader.OpenAsSystem("set-up: is anybody there");
        return !await db.Users.AnyAsync(cancellationToken);
    }

    /// <summary>Null when somebody is there already. The caller has checked e-mail, password, names and keys.</summary>
    public async Task<SetupResult?> CreateFirstAsync(FirstAccount account, string? ip, CancellationToken cancellationToken)
    {
        var user = _rows.User(account.Name, account.Email);
        user.PasswordHash = _hasher.HashPassword(user, account.Password); // slow on purpose, so before the gate
        var actor = new Actor(ActorKind.User, user.Id, user.DisplayName, ip);
        var made = await _gate.RunAsSystemAsync("set-up", db => CreateAsync(db, account, user, actor, cancellationToken), cancellationToken);
        _keys.Forget();
        return made;
    }

    private async Task<SetupResult?> CreateAsync(PortalDbContext db, FirstAccount account, PortalUser user, Actor actor, CancellationToken cancellationToken)
    {
        // Asked inside the write: two browsers may hold the same token.
        if (await db.Users.AnyAsync(cancellationToken))
        {
            return null;
        }

        db.Users.Add(user);
        var slugs = new HashSet<string>(StringComparer.Ordinal);
        var workspaces = new List<Workspace>();
        foreach (var wanted in account.Workspaces)
        {
            var workspace = _rows.Workspace(wanted.Name, slugs);
            slugs.Add(workspace.Slug);
            workspaces.Add(workspace);
            AddWorkspace(db, workspace, user, wanted.ApiKey, actor);
        }

        await db.SaveChangesAsync(cancellationToken);
        return new SetupResult(user.Id, workspaces[0].Id, workspaces[0].Slug);
    }

    private void AddWorkspace(PortalDbContext db, Workspace workspace, PortalUser user, string? key, Actor actor)
    {
        db.Workspaces.Add(workspace);
        db.Memberships.Add(new Membership(workspace.Id, user.Id, PortalRole.Administrator));
        db.AuditEntries.Add(_rows.Audit(workspace.Id, actor, AuditActions.WorkspaceCreated, workspace.Slug, null));
        if (key is not null)
        {
            var row = _rows.ApiKey(workspace.Id, KeyName, key, ApiScopes.All, null);
            db.ApiKeys.Add(row);
            db.AuditEntries.Add(_rows.Audit(workspace.Id, actor, AuditActions.KeyCreated, PublicId.Format(PublicId.ApiKey, row.Id), row.Scopes));
        }
    }
}
