namespace Supsis.Portal.Components.Layout;

/// <summary>What every page needs to know of the workspace it shows: its address, its name and its time zone.</summary>
public sealed record WorkspaceView(string Slug, string Name, TimeZoneInfo TimeZone)
{
    public static TimeZoneInfo DefaultTimeZone { get; } = TimeZoneInfo.FindSystemTimeZoneById("Europe/Istanbul");
}
