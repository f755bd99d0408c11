namespace Supsis.Portal.Components.Pages.Account;

/// <summary>What a person types about themselves.</summary>
public sealed class ProfileForm
{
    public string? Name { get; set; }
}
