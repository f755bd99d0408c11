namespace Supsis.Portal.Components.Layout;

/// <summary>A line of the palette.</summary>
/// <param name="Kind">The key of the word for what it is; empty for the pages of the menu.</param>
internal sealed record PaletteOption(string Address, string Icon, string Name, string? Detail, string Kind);
