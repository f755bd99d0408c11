using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Supsis.Portal.Data;

namespace Supsis.Portal.Access;

/// <summary>All keys in memory, so that thousands of requests a second ask no database; forgotten whenever a key is made or revoked.</summary>
internal sealed class ApiKeyDirectory(PortalReader reader, GroupWriter writer, TimeProvider clock)
{
    private static readonly TimeSpan UseInterval = TimeSpan.FromMinutes(1);

    // Outlives the snapshots, or every new key would make the uses of all others be written again.
    private readonly ConcurrentDictionary<Guid, DateTimeOffset> _usedAt = new();
    private readonly Lock _lock = new();
    private FrozenDictionary<string, ApiKey[]>? _keys;
    private int _version;

    /// <summary>The key this text is, if it is known and has not expired.</summary>
    public async ValueTask<ApiKey?> FindAsync(string text, CancellationToken cancellationToken)
    {
        var keys = Volatile.Read(ref _keys) ?? await LoadAsync(cancellationToken);
        if (!ApiKeyText.IsWellFormed(text) || !keys.TryGetValue(ApiKeyText.PrefixOf(text), out var candidates))
        {
            return null;
        }

        var hash = ApiKeyText.HashOf(text);
        var key = Array.Find(candidates, candidate => CryptographicOperations.FixedTimeEquals(candidate.Hash, hash));
        return key is null || key.ExpiresAt <= clock.GetUtcNow() ? null : key;
    }

    /// <summary>Call after the commit: nobody is let in by an older list from then on.</summary>
    public void Forget()
    {
        lock (_lock)
        {
            _version++;
            _keys = null;
        }
    }

    /// <summary>Notes the use, in the background and at most once a minute.</summary>
    public void NoteUse(Guid keyId)
    {
        var now = clock.GetUtcNow();
        var last = _usedAt.GetOrAdd(keyId, DateTimeOffset.MinValue);
        if (now - last >= UseInterval && _usedAt.TryUpdate(keyId, now, last))
        {
            Enqueue(new ApiKeyUse(keyId, now));
        }
    }

    private void Enqueue(ApiKeyUse use)
    {
        try
        {
            writer.Enqueue(use);
        }
        catch (InvalidOperationException)
        {
            // The writer has stopped because the portal does; the request itself may still be answered.
        }
    }

    private async Task<FrozenDictionary<string, ApiKey[]>> LoadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var version = Volatile.Read(ref _version);
            var keys = await ReadAsync(cancellationToken);
            lock (_lock)
            {
                // A key revoked while the list was read must not come back with it.
                if (version == _version)
                {
                    return _keys = keys;
                }
            }
        }
    }

    private async Task<FrozenDictionary<string, ApiKey[]>> ReadAsync(CancellationToken cancellationToken)
    {
        await using var db = reader.OpenAsSystem("keys of every workspace");
        var keys = await db.ApiKeys.ToListAsync(cancellationToken);
        return keys.GroupBy(key => key.Prefix, StringComparer.Ordinal).ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
    }
}
