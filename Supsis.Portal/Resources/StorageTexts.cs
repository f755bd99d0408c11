namespace Supsis.Portal.Resources;

/// <summary>What is wrong with the disk or the database, and what to do about it.</summary>
public sealed class StorageTexts;
