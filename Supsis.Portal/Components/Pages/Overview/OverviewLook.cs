namespace Supsis.Portal.Components.Pages.Overview;

/// <summary>What the first page shows.</summary>
internal enum OverviewLook
{
    Loading,
    Ready,

    /// <summary>There is no webhook yet.</summary>
    Empty,

    Failed,
    Missing,
}
