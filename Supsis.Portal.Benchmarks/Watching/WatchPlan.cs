namespace Supsis.Portal.Benchmarks.Watching;

/// <summary>Which page to open in how many windows, and as whom.</summary>
internal sealed record WatchPlan(Uri Portal, string Email, string Password, string Page, int Count);
