namespace Supsis.Portal.Data;

/// <summary>The bytes that are free for the database; null when nobody can tell.</summary>
internal delegate long? FreeSpace();
