namespace Supsis.Portal.Resources;

/// <summary>The texts of the settings: the workspace and its API keys.</summary>
public sealed class SettingsTexts;
