namespace Supsis.Portal.Components.Pages.Account;

/// <summary>What the first administrator types.</summary>
public sealed class SetupForm
{
    public string? Token { get; set; }

    public string? Workspace { get; set; }

    public string? Name { get; set; }

    public string? Email { get; set; }

    public string? Password { get; set; }
}
