namespace Supsis.Portal.Components.Pages.Account;

/// <summary>What a person types to change their password.</summary>
public sealed class PasswordForm
{
    public string? Current { get; set; }

    public string? Next { get; set; }

    public string? Again { get; set; }
}
