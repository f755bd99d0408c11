using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Supsis.Portal.Access;
using Supsis.Portal.Data;
using Supsis.Portal.Tests.TestKit;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Tests.Webhooks;

public sealed class WebhookStoreTests : IAsyncLifetime, IDisposable
{
    private static readonly CancellationToken Never = CancellationToken.None;
    private static readonly TriggerDraft Iade = new() { Type = "keyword.matched", Keywords = ["iade"] };
    private static readonly TriggerDraft Silence = new() { Type = "conversation.inactive", Minutes = 5 };

    private readonly ManualClock _clock = new(new DateTimeOffset(2026, 11, 22, 10, 0, 0, TimeSpan.Zero));
    private readonly PortalApplication _portal;
    private Guid _workspace;

    public WebhookStoreTests() => _portal = new PortalApplication(_clock, services: services => services.AddSingleton<IWebhookBacklog, RecordedBacklog>());

    private WebhookStore Store => _portal.Services.GetRequiredService<WebhookStore>();

    public async Task InitializeAsync()
    {
        _portal.StartServer();
        await using var db = Open();
        _workspace = await db.Workspaces.Where(workspace => workspace.Slug == PortalApplication.Slug).Select(workspace => workspace.Id).SingleAsync();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _portal.Dispose();

    [Fact]
    public async Task A_trigger_keeps_its_id_while_its_parameters_stay_and_a_new_one_counts_from_now()
    {
        var made = await CreateAsync(Iade, Silence);
        var before = await TriggersAsync(made.Webhook.Id);
        _clock.Advance(TimeSpan.FromMinutes(10));

        // The silence moves to the front with its default spelled out; the keyword changes.
        await UpdateAsync(made.Webhook, Silence with { SilentParty = "anyone" }, Iade with { OncePerConversation = false });

        var after = await TriggersAsync(made.Webhook.Id);
        var (silence, keyword) = (before.Single(t => t.Type == "conversation.inactive"), before.Single(t => t.Type == "keyword.matched"));
        Assert.Equal((0, true), After(silence.Id));
        Assert.False(After(keyword.Id).IsActive);
        var added = Assert.Single(after, trigger => before.All(old => old.Id != trigger.Id));
        Assert.Equal((1, true, _clock.GetUtcNow()), (added.Position, added.IsActive, added.ActiveSince));
        Assert.Equal(_clock.GetUtcNow().AddMinutes(-10), after.Single(t => t.Id == silence.Id).ActiveSince);

        // Back again is a new trigger: once per conversation starts anew.
        await UpdateAsync(made.Webhook, Iade);
        Assert.DoesNotContain(await TriggersAsync(made.Webhook.Id), trigger => trigger.Id == keyword.Id && trigger.IsActive);
        (int Position, bool IsActive) After(Guid id) => after.Where(t => t.Id == id).Select(t => (t.Position, t.IsActive)).Single();
    }

    [Fact]
    public async Task A_copy_is_disabled_and_has_a_secret_of_its_own()
    {
        var made = await CreateAsync(Iade);

        var copy = await Store.DuplicateAsync(_workspace, made.Webhook.Id, Actor.System, Never);

        Assert.NotEqual(made.SigningSecret, copy!.SigningSecret);
        Assert.Equal((WebhookState.Disabled, made.Webhook.Url), (copy.Webhook.State, copy.Webhook.Url));
        Assert.Equal(made.Webhook.Triggers.Select(t => t.Identity), copy.Webhook.Triggers.Select(t => t.Identity));
        Assert.Null(await Store.DuplicateAsync(Guid.NewGuid(), made.Webhook.Id, Actor.System, Never));
    }

    [Fact]
    public async Task Revealing_the_secret_is_remembered_and_changes_no_version()
    {
        var made = await CreateAsync(Iade);
        _clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(made.SigningSecret, await Store.RevealSecretAsync(_workspace, made.Webhook.Id, Actor.System, Never));

        await using var db = Open();
        var entry = await db.AuditEntries.SingleAsync(row => row.Action == "webhook.secret_revealed");
        Assert.Equal((made.Webhook.PublicId, _clock.GetUtcNow()), (entry.Subject, entry.At));
        Assert.Equal(1, (await Store.GetAsync(_workspace, made.Webhook.Id, Never))!.Version);
        Assert.Null(await Store.RevealSecretAsync(Guid.NewGuid(), made.Webhook.Id, Actor.System, Never));
    }

    [Fact]
    public async Task The_rules_of_all_workspaces_are_in_force_after_a_load()
    {
        var made = await CreateAsync(Iade, Silence);
        var live = new LiveRules();
        var rules = ActivatorUtilities.CreateInstance<WorkspaceRulesStore>(_portal.Services, live);

        Assert.Equal(2, await rules.LoadAllAsync(Never));

        Assert.Equal(2, live.All.Count());
        var webhook = live.Find(made.Webhook.Id)!;
        Assert.Equal(("CRM", WebhookState.Active, false), (webhook.Name, webhook.State, webhook.IsInbox));
        Assert.Equal(SigningSecret.Parse(made.SigningSecret).Bytes, Assert.Single(webhook.Secrets).Bytes);
        Assert.Single(live.Of(_workspace)!.Triggers.Thresholds);
    }

    [Fact]
    public async Task The_workspaces_own_inbox_is_taken_where_other_local_addresses_are_refused()
    {
        await using var db = Open();
        var tokens = await db.Workspaces.ToDictionaryAsync(workspace => workspace.Slug, workspace => workspace.InboxToken);
        var inbox = _portal.Services.GetRequiredService<InboxAddress>();

        var own = inbox.UrlOf(tokens[PortalApplication.Slug]).AbsoluteUri;
        var made = await CreateAsync(own, Iade);
        var foreign = await CheckAsync(inbox.UrlOf(tokens[PortalApplication.OtherSlug]).AbsoluteUri, Iade);

        Assert.True(made.Webhook.IsInbox);
        Assert.Equal(own, made.Webhook.Url);
        Assert.True(_portal.Services.GetRequiredService<LiveRules>().Find(made.Webhook.Id)!.IsInbox);
        Assert.False(foreign.IsGood);
        Assert.Equal("url", Assert.Single(foreign.Problems).Field);
    }

    [Fact]
    public async Task A_late_save_loses_and_changes_nothing()
    {
        var made = await CreateAsync(Iade);
        var settings = (await CheckAsync("https://late.example.com/", Silence)).Settings!;
        await Store.PauseAsync(_workspace, made.Webhook.Id, null, Actor.System, Never);

        var change = await Store.UpdateAsync(_workspace, made.Webhook.Id, settings, [made.Webhook.Version], Actor.System, Never);

        Assert.Equal(WebhookChangeKind.LostRace, change.Kind);
        var now = (await Store.GetAsync(_workspace, made.Webhook.Id, Never))!;
        Assert.Equal((made.Webhook.Url, WebhookState.Paused), (now.Url, now.State));
        Assert.Single(await TriggersAsync(made.Webhook.Id));
    }

    private PortalDbContext Open() => _portal.Services.GetRequiredService<PortalReader>().OpenAsSystem("test");

    private async Task<List<Supsis.Portal.Triggers.Trigger>> TriggersAsync(Guid webhookId)
    {
        await using var db = Open();
        return await db.Triggers.Where(trigger => trigger.WebhookId == webhookId).ToListAsync();
    }

    private Task<WebhookDraftVerdict> CheckAsync(string url, params TriggerDraft[] triggers) =>
        _portal.Services.GetRequiredService<WebhookDraftCheck>().CheckAsync(_workspace, new WebhookDraft { Name = "CRM", Url = url, Triggers = triggers }, Never);

    private Task<NewWebhook> CreateAsync(params TriggerDraft[] triggers) => CreateAsync("https://crm.example.com/hook", triggers);

    private async Task<NewWebhook> CreateAsync(string url, params TriggerDraft[] triggers) =>
        await Store.CreateAsync(_workspace, (await CheckAsync(url, triggers)).Settings!, Actor.System, Never);

    private async Task UpdateAsync(WebhookView webhook, params TriggerDraft[] triggers) =>
        await Store.UpdateAsync(_workspace, webhook.Id, (await CheckAsync(webhook.Url, triggers)).Settings!, null, Actor.System, Never);
}
