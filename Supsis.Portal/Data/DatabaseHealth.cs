using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Supsis.Portal.Data;

/// <summary>Says whether the database can take work now.</summary>
internal sealed class DatabaseHealth(DatabaseMigrator migrator, GroupWriter writer, SqliteDatabase database, PortalReader reader)
{
    /// <summary>Migrated, with the writer running, and a question is answered.</summary>
    public async Task<bool> IsReadyAsync(CancellationToken cancellationToken) =>
        migrator.IsDone && writer.IsRunning && await AnswersAsync(cancellationToken);

    private async Task<bool> AnswersAsync(CancellationToken cancellationToken)
    {
        // An open connection goes on answering after its file was deleted.
        if (!File.Exists(database.FilePath))
        {
            return false;
        }

        try
        {
            await using var db = reader.OpenAsSystem("health");
            await db.Workspaces.AnyAsync(cancellationToken);
            return true;
        }
        catch (SqliteException)
        {
            return false;
        }
    }
}
