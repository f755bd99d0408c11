using Supsis.Portal.Data;

namespace Supsis.Portal.Access;

/// <summary>When a key was last used, written along with whatever else is waiting.</summary>
internal sealed class ApiKeyUse(Guid keyId, DateTimeOffset usedAt) : GroupWork
{
    public override bool MustSync => false;

    public override void Write(GroupTransaction transaction) =>
        transaction.Command("UPDATE api_keys SET last_used_at = $1 WHERE id = $2").Execute(usedAt, keyId);

    public override void Committed()
    {
    }

    // The writer has logged it, and the next minute tries again.
    public override void Failed(Exception exception)
    {
    }
}
