namespace Supsis.Portal.Components.Pages.Deliveries;

/// <summary>The looks of the log.</summary>
internal enum LogLook
{
    Loading,
    Failed,

    /// <summary>Nothing was ever sent.</summary>
    Empty,

    NoMatch,
    Rows,

    /// <summary>There is no such workspace, or this person is no member.</summary>
    Missing,
}
