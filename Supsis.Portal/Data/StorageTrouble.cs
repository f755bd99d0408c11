namespace Supsis.Portal.Data;

/// <summary>What keeps the portal from taking and sending events.</summary>
public enum StorageTrouble
{
    None,

    /// <summary>Little room is left: nothing new is taken or sent, while what is under way is still written.</summary>
    DiskLow,

    DiskFull,

    /// <summary>Another program holds the database's lock.</summary>
    Locked,

    /// <summary>The file or its folder may be read only.</summary>
    ReadOnly,

    /// <summary>The file was deleted, moved or replaced: what is written to it now would not be there after a restart.</summary>
    FileGone,

    /// <summary>The disk reports errors.</summary>
    Failing,

    /// <summary>The file's content is damaged. No write makes that better, so only a restart ends it.</summary>
    Damaged,
}
