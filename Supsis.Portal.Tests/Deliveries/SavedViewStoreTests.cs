using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Supsis.Portal.Access;
using Supsis.Portal.Deliveries;

namespace Supsis.Portal.Tests.Deliveries;

/// <summary>Views of the log that people keep: their own, each name once, and gone with whoever leaves.</summary>
public sealed class SavedViewStoreTests : IAsyncLifetime, IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;

    private LogDatabase? _given;
    private Guid _ayse;
    private Guid _mert;

    private LogDatabase Given => _given!;

    private SavedViewStore Store => Given.Services.GetRequiredService<SavedViewStore>();

    public async Task InitializeAsync()
    {
        _given = await LogDatabase.CreateAsync();
        _ayse = (await Given.AddPersonAsync(PortalRole.Viewer)).UserId()!.Value;
        _mert = (await Given.AddPersonAsync(PortalRole.Manager)).UserId()!.Value;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => Given.Dispose();

    [Fact]
    public async Task A_view_is_its_owner_s_alone()
    {
        Assert.Equal(SavedViewOutcome.Done, await SaveAsync(" İadeler ", "q=iade"));
        Assert.Equal(SavedViewOutcome.Done, await Store.SaveAsync(Given.WorkspaceId, _mert, "İadeler", "since=24h", None));

        var view = Assert.Single(await ListAsync());
        Assert.Equal(("İadeler", "q=iade"), (view.Name, view.Query));
        Assert.Equal(SavedViewOutcome.Gone, await Store.RenameAsync(Given.WorkspaceId, _mert, view.Id, "Benim", None));
        Assert.Equal(SavedViewOutcome.Gone, await Store.ReplaceAsync(Given.WorkspaceId, _mert, view.Id, "q=x", None));
        await Store.DeleteAsync(Given.WorkspaceId, _mert, view.Id, None);
        Assert.Equal(["İadeler"], await NamesAsync());
    }

    [Fact]
    public async Task A_view_belongs_to_one_workspace()
    {
        var other = await Given.AddWorkspaceAsync("other");
        await Given.WriteAsync(db => db.Database.ExecuteSqlAsync($"insert into memberships (user_id, workspace_id, role) select user_id, (select id from workspaces where slug = 'other'), role from memberships"));
        await SaveAsync("İadeler", "q=iade");

        Assert.Empty(await Store.ListAsync(other, _ayse, None));
        Assert.Equal(SavedViewOutcome.Done, await Store.SaveAsync(other, _ayse, "İadeler", "", None));
        Assert.Equal(SavedViewOutcome.Gone, await Store.ReplaceAsync(other, _ayse, (await ListAsync())[0].Id, "q=x", None));
    }

    [Fact]
    public async Task A_name_is_there_once_in_any_spelling_of_its_letters()
    {
        await SaveAsync("İade", "q=iade");
        await SaveAsync("CRM", "response=5xx");
        var crm = (await ListAsync())[1].Id;

        Assert.Equal(SavedViewOutcome.NameTaken, await SaveAsync("iade", "since=1h"));
        Assert.Equal(SavedViewOutcome.NameTaken, await RenameAsync(crm, "IADE"));
        Assert.Equal(SavedViewOutcome.Done, await RenameAsync(crm, "Crm"));
        Assert.Equal(["İade", "Crm"], await NamesAsync());
    }

    [Fact]
    public async Task A_filter_can_be_replaced()
    {
        await SaveAsync("CRM", "response=5xx");

        Assert.Equal(SavedViewOutcome.Done, await Store.ReplaceAsync(Given.WorkspaceId, _ayse, (await ListAsync())[0].Id, "response=4xx", None));

        Assert.Equal("response=4xx", Assert.Single(await ListAsync()).Query);
    }

    [Fact]
    public async Task What_was_deleted_in_another_tab_is_no_error_and_cannot_be_changed()
    {
        await SaveAsync("CRM", "response=5xx");
        var id = (await ListAsync())[0].Id;

        await Store.DeleteAsync(Given.WorkspaceId, _ayse, id, None);
        await Store.DeleteAsync(Given.WorkspaceId, _ayse, id, None);

        Assert.Empty(await ListAsync());
        Assert.Equal(SavedViewOutcome.Gone, await RenameAsync(id, "Yeni"));
    }

    [Fact]
    public async Task Nobody_keeps_more_than_twenty()
    {
        for (var i = 1; i <= SavedViewStore.Most; i++)
        {
            Assert.Equal(SavedViewOutcome.Done, await SaveAsync($"{i}", "since=1h"));
        }

        Assert.Equal(SavedViewOutcome.Full, await SaveAsync("21", "since=1h"));
        Assert.Equal(SavedViewOutcome.NameTaken, await SaveAsync("20", "since=1h"));
        Assert.Equal(SavedViewOutcome.Done, await Store.SaveAsync(Given.WorkspaceId, _mert, "1", "since=1h", None));
        Assert.Equal(20, (await ListAsync()).Count);
    }

    [Fact]
    public async Task Whoever_leaves_the_workspace_leaves_none_behind()
    {
        await SaveAsync("CRM", "response=5xx");
        await Store.SaveAsync(Given.WorkspaceId, _mert, "CRM", "", None);

        await Given.WriteAsync(db => db.Memberships.Where(member => member.UserId == _ayse).ExecuteDeleteAsync());
        Assert.Equal([_mert], await Given.ReadAsync(db => db.SavedViews.Select(view => view.UserId).ToListAsync()));

        await Given.WriteAsync(db => db.Database.ExecuteSqlAsync($"delete from webhooks; delete from workspaces"));
        Assert.Empty(await Given.ReadAsync(db => db.SavedViews.ToListAsync()));
    }

    [Theory]
    [InlineData("CRM", true)]
    [InlineData(" ", false)]
    [InlineData(null, false)]
    [InlineData("\u200b", false)]
    [InlineData("a\tb", false)]
    public void A_name_can_be_seen(string? name, bool isName) => Assert.Equal(isName, SavedView.IsName(name));

    [Fact]
    public void A_name_has_sixty_characters_at_most()
    {
        Assert.True(SavedView.IsName(new string('a', 60) + " "));
        Assert.False(SavedView.IsName(new string('a', 61)));
    }

    private Task<SavedViewOutcome> SaveAsync(string name, string query) => Store.SaveAsync(Given.WorkspaceId, _ayse, name, query, None);

    private Task<SavedViewOutcome> RenameAsync(Guid id, string name) => Store.RenameAsync(Given.WorkspaceId, _ayse, id, name, None);

    private Task<IReadOnlyList<SavedView>> ListAsync() => Store.ListAsync(Given.WorkspaceId, _ayse, None);

    private async Task<IEnumerable<string>> NamesAsync() => (await ListAsync()).Select(view => view.Name);
}
