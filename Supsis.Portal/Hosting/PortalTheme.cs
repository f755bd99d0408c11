namespace Supsis.Portal.Hosting;

/// <summary>Light, dark, or whatever the device says.</summary>
public enum PortalTheme
{
    System,
    Light,
    Dark,
}
