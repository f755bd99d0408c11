namespace Supsis.Portal.Data;

/// <summary>The storage takes no writes at present, or is not the one it was. Nothing of what was asked is stored; the same may succeed later.</summary>
internal sealed class StorageUnavailableException(StorageTrouble trouble, string message, Exception? innerException = null)
    : IOException(message, innerException)
{
    public StorageTrouble Trouble => trouble;
}
