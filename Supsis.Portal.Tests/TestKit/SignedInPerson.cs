using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Supsis.Portal.Access;
using Supsis.Portal.Data;

namespace Supsis.Portal.Tests.TestKit;

/// <summary>The administrator of a test portal as its pages see them, and the roles they may be given.</summary>
internal static class SignedInPerson
{
    public static async Task<ClaimsPrincipal> AdministratorAsync(this PortalApplication portal)
    {
        _ = portal.Address;
        await using var scope = portal.Services.CreateAsyncScope();
        var person = await scope.ServiceProvider.GetRequiredService<UserManager<PortalUser>>().FindByEmailAsync(PortalApplication.AdminEmail);
        return await scope.ServiceProvider.GetRequiredService<IUserClaimsPrincipalFactory<PortalUser>>().CreateAsync(person!);
    }

    /// <summary>Gives everybody in the workspace this role; null takes them all out.</summary>
    public static async Task GiveRoleAsync(this PortalApplication portal, string slug, PortalRole? role)
    {
        _ = portal.Address;
        var gate = portal.Services.GetRequiredService<WriteGate>();
        await gate.RunAsSystemAsync("test", async db =>
        {
            var members = db.Memberships.Where(row => db.Workspaces.Any(workspace => workspace.Id == row.WorkspaceId && workspace.Slug == slug));
            return role is { } given
                ? await members.ExecuteUpdateAsync(row => row.SetProperty(member => member.Role, given))
                : await members.ExecuteDeleteAsync();
        }, CancellationToken.None);
    }
}
