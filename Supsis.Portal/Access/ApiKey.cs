using Supsis.Portal.Data;

namespace Supsis.Portal.Access;

/// <summary>A program's key to one workspace. Only its hash is stored: 256 random bits need no slow hash.</summary>
public sealed class ApiKey : IWorkspaceOwned
{
    private ApiKey()
    {
    }

    public ApiKey(Guid id, Guid workspaceId, string name, string prefix, byte[] hash, string scopes, DateTimeOffset? expiresAt, DateTimeOffset createdAt)
    {
        (Id, WorkspaceId, Name, Prefix, Hash, Scopes, ExpiresAt, CreatedAt) = (id, workspaceId, name, prefix, hash, scopes, expiresAt, createdAt);
    }

    public Guid Id { get; private set; }
    public Guid WorkspaceId { get; private set; }
    public string Name { get; private set; } = "";

    /// <summary>The first 12 characters of the key: enough to find it and to tell keys apart, useless alone.</summary>
    public string Prefix { get; private set; } = "";

    /// <summary>SHA-256 of the whole key.</summary>
    public byte[] Hash { get; private set; } = [];

    /// <summary>The scopes, separated by a space.</summary>
    public string Scopes { get; private set; } = "";

    /// <summary>Whether it was given this very scope; asks no more than its text.</summary>
    public bool Holds(string scope)
    {
        foreach (var held in Scopes.AsSpan().Split(' '))
        {
            if (Scopes.AsSpan(held).SequenceEqual(scope))
            {
                return true;
            }
        }

        return false;
    }

    public DateTimeOffset? ExpiresAt { get; private set; }
    public DateTimeOffset? LastUsedAt { get; private set; }
    public DateTimeOffset CreatedAt { get; private set; }
}
