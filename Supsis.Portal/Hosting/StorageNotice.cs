using Supsis.Portal.Data;

namespace Supsis.Portal.Hosting;

/// <summary>What keeps the portal from taking and sending events, for pages. Each key names a text of <see cref="Resources.StorageTexts"/>.</summary>
public sealed class StorageNotice
{
    private readonly Func<StorageTrouble> _trouble;

    internal StorageNotice(Func<StorageTrouble> trouble) => _trouble = trouble;

    /// <summary>Raised on a thread of its own when the key has changed.</summary>
    public event Action? Changed;

    /// <summary>Null when all is well.</summary>
    public string? Key => KeyOf(_trouble());

    /// <summary>Why something failed; null when the storage is not to blame.</summary>
    public static string? KeyOf(Exception failure) => KeyOf(StorageFault.Of(failure));

    // Whoever found the trouble may hold a lock, and an open page draws itself on the thread that tells it.
    internal void Tell() => _ = Task.Run(() => Changed?.Invoke());

    private static string? KeyOf(StorageTrouble trouble) => trouble == StorageTrouble.None ? null : trouble.ToString();
}
