namespace Supsis.Portal.Resources;

/// <summary>Marks the texts of a person's own account.</summary>
public sealed class AccountTexts;
