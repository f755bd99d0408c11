using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Supsis.Portal.Data;

namespace Supsis.Portal.Access;

/// <summary>Makes sure at start that the key ring in the data folder is the one that sealed this database's secrets.</summary>
internal sealed class KeyRing(IDataProtectionProvider protection, DataFolder folder, PortalReader reader, WriteGate gate, RowMaker rows)
{
    private const string Word = "Supsis Portal";

    private readonly IDataProtector _protector = protection.CreateProtector("Supsis.Portal.KeyRing");

    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        if (await FindSealedAsync(cancellationToken) is { } sealedWord)
        {
            Open(sealedWord);
            return;
        }

        var entry = rows.Audit(Guid.Empty, Actor.System, AuditActions.KeyRingSealed, null, Seal());
        await gate.RunAsSystemAsync("key ring", db => AddAsync(db, entry, cancellationToken), cancellationToken);
    }

    private string Seal()
    {
        try
        {
            return _protector.Protect(Word);
        }
        catch (Exception exception) when (exception is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException(
                $"The key ring cannot be made in {folder.Keys.FullName}: {exception.GetBaseException().Message} "
                + "Give the portal's user the right to write there, or name another folder with Storage:DataFolder.", exception);
        }
    }

    private async Task<string?> FindSealedAsync(CancellationToken cancellationToken)
    {
        await using var db = reader.OpenAsSystem("key ring");
        return await db.AuditEntries
            .Where(entry => entry.WorkspaceId == Guid.Empty && entry.Action == AuditActions.KeyRingSealed)
            .OrderBy(entry => entry.Id)
            .Select(entry => entry.Details)
            .FirstOrDefaultAsync(cancellationToken);
    }

    private void Open(string sealedWord)
    {
        try
        {
            _protector.Unprotect(sealedWord);
        }
        catch (CryptographicException exception)
        {
            throw new StartRefusedException(
                $"The key ring in {folder.Keys.FullName} cannot open the secrets of this database: it was lost or belongs to another one. "
                + "Restore the folder from the backup that the database comes from (Storage:DataFolder names where it stands).", exception);
        }
    }

    private static async Task<int> AddAsync(PortalDbContext db, AuditEntry entry, CancellationToken cancellationToken)
    {
        db.AuditEntries.Add(entry);
        return await db.SaveChangesAsync(cancellationToken);
    }
}
