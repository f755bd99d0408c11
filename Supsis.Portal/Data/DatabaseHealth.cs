using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Supsis.Portal.Data;

/// <summary>Says whether the database can take work now.</summary>
internal sealed class DatabaseHealth(DatabaseMigrator migrator, GroupWriter writer, PortalReader reader)
{
    /// <summary>What is wrong with the storage, as far as anybody has noticed.</summary>
    public StorageTrouble Trouble => writer.Storage.Trouble;

    /// <summary>Migrated, with the writer running and its storage well, and a question is answered.</summary>
    public async Task<bool> IsReadyAsync(CancellationToken cancellationToken) =>
        migrator.IsDone && writer.IsRunning && Trouble == StorageTrouble.None && await AnswersAsync(cancellationToken);

    private async Task<bool> AnswersAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var db = reader.OpenAsSystem("health");
            await db.Workspaces.AnyAsync(cancellationToken);
            return true;
        }
        catch (Exception refused) when (refused is SqliteException or StorageUnavailableException)
        {
            return false;
        }
    }
}
