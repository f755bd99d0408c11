using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Supsis.Portal.Access;
using Supsis.Portal.Data;
using Supsis.Portal.Tests.TestKit;

namespace Supsis.Portal.Tests.Access;

public sealed class WorkspaceAccessTests : IAsyncLifetime, IDisposable
{
    private readonly PortalApplication _portal = new();
    private WorkspaceAccess _access = null!;
    private ClaimsPrincipal _user = null!;
    private WorkspaceContext _workspace = null!;

    public async Task InitializeAsync()
    {
        _ = _portal.Address;
        _access = _portal.Services.GetRequiredService<WorkspaceAccess>();
        await using var scope = _portal.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<PortalUser>>();
        var person = await users.FindByEmailAsync(PortalApplication.AdminEmail);
        _user = await scope.ServiceProvider.GetRequiredService<IUserClaimsPrincipalFactory<PortalUser>>().CreateAsync(person!);
        _workspace = (await _access.FindAsync(_user, PortalApplication.Slug, CancellationToken.None))!;
    }

    public async Task DisposeAsync() => await _portal.DisposeAsync();

    public void Dispose() => _portal.Dispose();

    [Fact]
    public async Task A_member_finds_the_workspace_with_their_role()
    {
        Assert.Equal(("Çağrı Merkezi", PortalRole.Administrator, "Europe/Istanbul"), (_workspace.Name, _workspace.Role, _workspace.TimeZone.Id));
        Assert.Equal([PortalApplication.Slug, PortalApplication.OtherSlug], (await _access.ListAsync(_user, CancellationToken.None)).Select(workspace => workspace.Slug));
        Assert.Null(await _access.FindAsync(_user, "yok", CancellationToken.None));
    }

    [Fact]
    public async Task Nobody_finds_nothing()
    {
        var nobody = new ClaimsPrincipal(new ClaimsIdentity());

        Assert.Null(await _access.FindAsync(nobody, PortalApplication.Slug, CancellationToken.None));
        Assert.False(await _access.MayAsync(nobody, _workspace.Id, PortalRole.Viewer, CancellationToken.None));
        Assert.False(await _access.IsSignedInAsync(nobody, CancellationToken.None));
    }

    [Theory]
    [InlineData(PortalRole.Administrator, true, true, true)]
    [InlineData(PortalRole.Manager, false, true, true)]
    [InlineData(PortalRole.Viewer, false, false, true)]
    public async Task A_role_includes_those_below_it(PortalRole role, bool administrator, bool manager, bool viewer)
    {
        await WriteAsync(db => db.Memberships.Where(row => row.WorkspaceId == _workspace.Id).ExecuteUpdateAsync(row => row.SetProperty(m => m.Role, role)));

        Assert.Equal(administrator, await MayAsync(PortalRole.Administrator));
        Assert.Equal(manager, await MayAsync(PortalRole.Manager));
        Assert.Equal(viewer, await MayAsync(PortalRole.Viewer));
    }

    [Fact]
    public async Task A_revoked_membership_ends_at_the_next_click()
    {
        Assert.True(await MayAsync(PortalRole.Viewer));

        await WriteAsync(db => db.Memberships.Where(row => row.WorkspaceId == _workspace.Id).ExecuteDeleteAsync());

        Assert.False(await MayAsync(PortalRole.Viewer));
        Assert.Null(await _access.FindAsync(_user, PortalApplication.Slug, CancellationToken.None));
    }

    [Fact]
    public async Task A_locked_out_person_may_nothing()
    {
        var until = DateTimeOffset.MaxValue.ToUniversalTime();
        await WriteAsync(db => db.Users.ExecuteUpdateAsync(row => row.SetProperty(user => user.LockoutEnd, until)));

        Assert.False(await MayAsync(PortalRole.Viewer));
        Assert.False(await _access.IsSignedInAsync(_user, CancellationToken.None));
    }

    [Fact]
    public async Task A_new_security_stamp_ends_what_older_sessions_may()
    {
        await WriteAsync(db => db.Users.ExecuteUpdateAsync(row => row.SetProperty(user => user.SecurityStamp, "new")));

        Assert.False(await MayAsync(PortalRole.Viewer));
    }

    [Fact]
    public async Task A_deleted_person_may_nothing()
    {
        await WriteAsync(db => db.Users.ExecuteDeleteAsync());

        Assert.False(await MayAsync(PortalRole.Viewer));
    }

    [Fact]
    public async Task Identity_saves_only_when_nobody_else_writes()
    {
        await using var scope = _portal.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<PortalUser>>();
        var person = (await users.FindByEmailAsync(PortalApplication.AdminEmail))!;
        var gate = _portal.Services.GetRequiredService<WriteGate>();
        var taken = new TaskCompletionSource();
        var release = new TaskCompletionSource();
        var holder = gate.TakeTurnAsync(
            async () =>
            {
                taken.SetResult();
                await release.Task;
                return 0;
            },
            CancellationToken.None);
        await taken.Task;

        var save = users.UpdateSecurityStampAsync(person);

        var isEarly = save.IsCompleted;
        release.SetResult();
        await holder;
        Assert.False(isEarly);
        Assert.True((await save).Succeeded);
        Assert.False(await MayAsync(PortalRole.Viewer));
    }

    private Task<bool> MayAsync(PortalRole role) => _access.MayAsync(_user, _workspace.Id, role, CancellationToken.None);

    private Task<int> WriteAsync(Func<PortalDbContext, Task<int>> write) =>
        _portal.Services.GetRequiredService<WriteGate>().RunAsSystemAsync("test", write, CancellationToken.None);
}
