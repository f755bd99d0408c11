using Supsis.Portal.Data;

namespace Supsis.Portal.Access;

/// <summary>Makes new rows of this folder's tables with their id and time.</summary>
internal sealed class RowMaker(IdGenerator ids, TimeProvider clock)
{
    public PortalUser User(string name, string email) => new()
    {
        Id = ids.Next(),
        DisplayName = name.Trim(),
        UserName = email,
        NormalizedUserName = email.Normalize().ToUpperInvariant(),
        Email = email,
        NormalizedEmail = email.Normalize().ToUpperInvariant(),
        EmailConfirmed = true,
        LockoutEnabled = true,
        SecurityStamp = RandomToken.Next(),
    };

    public Workspace Workspace(string name, IReadOnlySet<string> takenSlugs) =>
        new(ids.Next(), name.Trim(), WorkspaceSlug.From(name, takenSlugs), RandomToken.Next(), clock.GetUtcNow());

    /// <summary>What the workspace counts time by until now.</summary>
    public PastCalendar PastCalendar(Workspace workspace) => new(ids.Next(), workspace, clock.GetUtcNow());

    public ApiKey ApiKey(Guid workspaceId, string name, string key, IEnumerable<string> scopes, DateTimeOffset? expiresAt) =>
        new(ids.Next(), workspaceId, name.Trim(), ApiKeyText.PrefixOf(key), ApiKeyText.HashOf(key), ApiScopes.Join(scopes), expiresAt, clock.GetUtcNow());

    public AuditEntry Audit(Guid workspaceId, Actor actor, string action, string? subject, string? details) =>
        new(ids.Next(), workspaceId, actor, action, subject, details, clock.GetUtcNow());
}
