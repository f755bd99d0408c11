using Microsoft.EntityFrameworkCore;

namespace Supsis.Portal.Data;

/// <summary>The tables as Identity's stores see them: they save by themselves, so each save waits for its turn at the gate.</summary>
/// <remarks>Only the save holds the gate. Hashing a password takes a tenth of a second, and nobody else could write meanwhile.</remarks>
internal sealed class AccountDbContext(DbContextOptions<AccountDbContext> options, WriteGate gate)
    : SqlitePortalDbContext(options, WorkspaceScope.Of(Guid.Empty))
{
    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new NotSupportedException("Identity's stores save asynchronously; a blocking save could wait for itself at the gate.");

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default) =>
        gate.TakeTurnAsync(() => base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken), cancellationToken);
}
