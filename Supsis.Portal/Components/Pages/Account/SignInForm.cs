namespace Supsis.Portal.Components.Pages.Account;

/// <summary>What somebody types to sign in.</summary>
public sealed class SignInForm
{
    public string? Email { get; set; }

    public string? Password { get; set; }
}
