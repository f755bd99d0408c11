using Microsoft.EntityFrameworkCore;
using Supsis.Portal.Data;

namespace Supsis.Portal.Access;

/// <summary>A workspace's API keys: listed, made and revoked.</summary>
public sealed class ApiKeyStore
{
    private readonly WriteGate _gate;
    private readonly PortalReader _reader;
    private readonly ApiKeyDirectory _directory;
    private readonly RowMaker _rows;

    internal ApiKeyStore(WriteGate gate, PortalReader reader, ApiKeyDirectory directory, RowMaker rows)
    {
        (_gate, _reader, _directory, _rows) = (gate, reader, directory, rows);
    }

    /// <summary>The newest first, those made before <paramref name="before"/> if it is given.</summary>
    public async Task<IReadOnlyList<ApiKey>> ListAsync(Guid workspaceId, Guid? before, int limit, CancellationToken cancellationToken)
    {
        await using var db = _reader.Open(workspaceId);
        var keys = db.ApiKeys.Where(key => key.WorkspaceId == workspaceId);
        if (before is { } id)
        {
            keys = keys.Where(key => key.Id.CompareTo(id) < 0);
        }

        return await keys.OrderByDescending(key => key.Id).Take(limit).ToListAsync(cancellationToken);
    }

    /// <summary>Makes a key and tells it, this once. The caller has checked name, scopes and expiry.</summary>
    public async Task<CreatedApiKey> CreateAsync(
        Guid workspaceId, NewApiKey wanted, Actor actor, CancellationToken cancellationToken)
    {
        var secret = ApiKeyText.Next();
        var key = _rows.ApiKey(workspaceId, wanted.Name, secret, wanted.Scopes, wanted.ExpiresAt);
        await _gate.RunAsync(
            workspaceId,
            async db =>
            {
                db.ApiKeys.Add(key);
                db.AuditEntries.Add(Audit(key, actor, AuditActions.KeyCreated));
                return await db.SaveChangesAsync(cancellationToken);
            },
            _ => _directory.Forget(),
            cancellationToken);
        return new CreatedApiKey(key, secret);
    }

    /// <summary>Ends a key at once; false when this workspace has no such key.</summary>
    public Task<bool> RevokeAsync(Guid workspaceId, Guid keyId, Actor actor, CancellationToken cancellationToken) => _gate.RunAsync(
        workspaceId,
        async db =>
        {
            var key = await db.ApiKeys.FirstOrDefaultAsync(key => key.WorkspaceId == workspaceId && key.Id == keyId, cancellationToken);
            if (key is null)
            {
                return false;
            }

            db.ApiKeys.Remove(key);
            db.AuditEntries.Add(Audit(key, actor, AuditActions.KeyRevoked));
            await db.SaveChangesAsync(cancellationToken);
            return true;
        },
        _ => _directory.Forget(),
        cancellationToken);

    private AuditEntry Audit(ApiKey key, Actor actor, string action) =>
        _rows.Audit(key.WorkspaceId, actor, action, PublicId.Format(PublicId.ApiKey, key.Id), $"{key.Name}: {key.Scopes}");
}
