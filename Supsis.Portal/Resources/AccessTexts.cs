namespace Supsis.Portal.Resources;

/// <summary>The texts of sign-in, set-up and API keys.</summary>
public sealed class AccessTexts;
