using Microsoft.AspNetCore.Identity;

namespace Supsis.Portal.Access;

/// <summary>A person who signs in.</summary>
public sealed class PortalUser : IdentityUser<Guid>
{
    public string DisplayName { get; set; } = "";
}
