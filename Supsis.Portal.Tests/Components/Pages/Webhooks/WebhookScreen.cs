using System.Net.Http.Json;
using System.Security.Claims;
using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Supsis.Portal.Access;
using Supsis.Portal.Components.Pages.Conversations;
using Supsis.Portal.Components.Pages.Overview;
using Supsis.Portal.Components.Pages.Webhooks;
using Supsis.Portal.Components.Shared;
using Supsis.Portal.Data;
using Supsis.Portal.Tests.TestKit;
using Supsis.Portal.Triggers;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Tests.Components.Pages.Webhooks;

/// <summary>The pages of webhooks over a real portal that may send to this machine, seen by its administrator.</summary>
public abstract class WebhookScreen : ScreenTest, IAsyncLifetime
{
    private readonly PortalApplication _portal;

    protected WebhookScreen(bool mayReachThisMachine = true) => _portal = new(settings: mayReachThisMachine
        ? new Dictionary<string, string?> { ["Egress:AllowHttp"] = "true", ["Egress:AllowedNetworks:0"] = "127.0.0.0/8" }
        : null);

    /// <summary>The preview draws by itself while a test types; those that do not look at it are better off without.</summary>
    private protected virtual bool HasPreview => false;

    protected WebhookStore Store => _portal.Services.GetRequiredService<WebhookStore>();

    protected ClaimsPrincipal User { get; private set; } = new();

    private protected WorkspaceContext Workspace { get; private set; } = null!;

    protected string InboxUrl => _portal.Services.GetRequiredService<InboxAddress>().UrlOf(Workspace.InboxToken).AbsoluteUri;

    public async Task InitializeAsync()
    {
        _ = _portal.Address;
        await using var scope = _portal.Services.CreateAsyncScope();
        var person = await scope.ServiceProvider.GetRequiredService<UserManager<PortalUser>>().FindByEmailAsync(PortalApplication.AdminEmail);
        User = await scope.ServiceProvider.GetRequiredService<IUserClaimsPrincipalFactory<PortalUser>>().CreateAsync(person!);
        Workspace = (await _portal.Services.GetRequiredService<WorkspaceAccess>().FindAsync(User, PortalApplication.Slug, CancellationToken.None))!;

        if (!HasPreview)
        {
            ComponentFactories.AddStub<PayloadPreview>();
        }

        Services.AddSingleton(_portal.Services.GetRequiredService<WorkspaceAccess>());
        Services.AddSingleton(_portal.Services.GetRequiredService<InboxAddress>());
        Services.AddSingleton(_portal.Services.GetRequiredService<DeliveryExplanations>());
        Services.AddSingleton(_portal.Services.GetRequiredService<Portal.Deliveries.DisablingRule>());
        Services.AddSingleton(_portal.Services.GetRequiredService<Portal.Deliveries.BacklogForecast>());
        Services.AddSingleton(_portal.Services.GetRequiredService<Portal.Deliveries.DeliveryFeed>());
        Services.AddSingleton(_portal.Services.GetRequiredService<Portal.Deliveries.OverviewStore>());
        Services.AddSingleton(_portal.Services.GetRequiredService<Portal.Deliveries.JumpStore>());
        Services.AddSingleton(Store);
        Services.AddSingleton(_portal.Services.GetRequiredService<WebhookDraftCheck>());
        Services.AddSingleton(_portal.Services.GetRequiredService<Portal.Deliveries.WebhookTester>());
        Services.AddSingleton(_portal.Services.GetRequiredService<Portal.Deliveries.ReachabilityCheck>());
        Services.AddSingleton(typeof(ILogger<>), typeof(NullLogger<>));
        Services.AddWebhookPages();
        Services.AddScoped<OverviewDesk>();
        Services.AddSingleton(_portal.Services.GetRequiredService<Portal.Intake.FirstStepsStore>());
        Services.AddSingleton(_portal.Services.GetRequiredService<Portal.Intake.ExplanationStore>());
        Services.AddSingleton(_portal.Services.GetRequiredService<Portal.Conversations.ConversationStore>());
        Services.AddSingleton(_portal.Services.GetRequiredService<Portal.Intake.BacktestStore>());
        Services.AddSingleton(_portal.Services.GetRequiredService<Portal.Intake.PreviewStore>());
        Services.AddSingleton(_portal.Services.GetRequiredService<Portal.Intake.RuleFirer>());
        Services.AddScoped<ConversationActs>();
        Services.AddScoped<ConversationDesk>();
        Services.AddCascadingValue(_ => Task.FromResult(new AuthenticationState(User)));
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        await DisposeAsync();
        await _portal.DisposeAsync();
    }

    /// <summary>No write goes through until the end of the test.</summary>
    private protected void BreakStorage()
    {
        var harm = new StorageHarm(_portal.Services.GetRequiredService<WriteGate>(), Path.Combine(_portal.DataFolder, "portal.db"));
        harm.Do(StorageTrouble.ReadOnly);
        harm.Hit();
    }

    /// <summary>Changes the person's role under the open page's feet.</summary>
    protected Task BecomeAsync(PortalRole role) => _portal.Services.GetRequiredService<WriteGate>().RunAsSystemAsync(
        "role in a test",
        db => db.Memberships.Where(row => row.WorkspaceId == Workspace.Id).ExecuteUpdateAsync(row => row.SetProperty(membership => membership.Role, role)),
        CancellationToken.None);

    /// <summary>Takes the person out of the workspace under the open page's feet.</summary>
    protected Task LeaveAsync() => _portal.GiveRoleAsync(PortalApplication.Slug, null);

    /// <summary>What a webhook looks like that was made long ago and whose tries have failed for this long.</summary>
    private protected async Task<DateTimeOffset> FailAsync(TimeSpan failingFor)
    {
        var since = TimeProvider.System.GetUtcNow() - failingFor;
        await _portal.Services.GetRequiredService<WriteGate>().RunAsSystemAsync(
            "health in a test",
            async db =>
            {
                await db.Webhooks.ExecuteUpdateAsync(row => row.SetProperty(webhook => webhook.UpdatedAt, since));
                return await db.Database.ExecuteSqlRawAsync(
                    "insert into webhook_health (webhook_id, workspace_id, last_failure_at, failing_since, consecutive_failures, last_error) select id, workspace_id, {0}, {0}, 7, 'timeout' from webhooks where true on conflict (webhook_id) do update set last_failure_at = {0}, failing_since = {0}, consecutive_failures = 7, last_error = 'timeout'",
                    since.UtcTicks);
            },
            CancellationToken.None);
        return since;
    }

    /// <summary>What an hour of deliveries leaves behind, and the notice that open pages get.</summary>
    private protected async Task CountAsync(WebhookView webhook, int hoursAgo, int delivered, int failed)
    {
        var now = TimeProvider.System.GetUtcNow();
        var hour = new DateTimeOffset(now.UtcTicks - (now.UtcTicks % TimeSpan.TicksPerHour), TimeSpan.Zero).AddHours(-hoursAgo);
        await _portal.Services.GetRequiredService<WriteGate>().RunAsSystemAsync(
            "hours in a test",
            db => db.Database.ExecuteSqlAsync(
                $"INSERT INTO delivery_hours (webhook_id, hour, workspace_id, succeeded, failed, exhausted, duration_ms) VALUES ({webhook.Id.ToByteArray(bigEndian: true)}, {hour.UtcTicks}, {Workspace.Id.ToByteArray(bigEndian: true)}, {delivered}, {failed}, 0, 1)"),
            CancellationToken.None);
        _portal.Services.GetRequiredService<Portal.Deliveries.DeliveryFeed>().Changed(Workspace.Id, Guid.NewGuid());
    }

    /// <summary>What the portal does with regular expressions that take too long.</summary>
    private protected Task SuspendAsync() => _portal.Services.GetRequiredService<WriteGate>().RunAsSystemAsync(
        "suspended in a test",
        db => db.Database.ExecuteSqlRawAsync("update triggers set suspended_at = 1 where type = 'keyword.matched'"),
        CancellationToken.None);

    /// <summary>What a cap has held back in this hour and the next, should one begin meanwhile.</summary>
    private protected Task HoldBackAsync(int firings)
    {
        var hour = TriggerHour.Of(TimeProvider.System.GetUtcNow());
        return _portal.Services.GetRequiredService<WriteGate>().RunAsSystemAsync(
            "held back in a test",
            db => db.Database.ExecuteSqlRawAsync(
                "insert into trigger_hours (trigger_id, hour, fired, held_back) select id, {0}, 3, {2} from triggers where type = 'ticket.created' union all select id, {1}, 3, {2} from triggers where type = 'ticket.created'",
                hour.UtcTicks,
                hour.AddHours(1).UtcTicks,
                firings),
            CancellationToken.None);
    }

    /// <summary>What is left of a webhook whose deliveries arrive.</summary>
    private protected Task SucceedAsync(WebhookView webhook) => _portal.Services.GetRequiredService<WriteGate>().RunAsSystemAsync(
        "success in a test",
        db => db.Database.ExecuteSqlRawAsync(
            "insert into webhook_health (webhook_id, workspace_id, last_success_at, consecutive_failures) select id, workspace_id, 1, 0 from webhooks where name = {0} on conflict (webhook_id) do update set last_success_at = 1", webhook.Name),
        CancellationToken.None);

    /// <summary>A producer says that something happened.</summary>
    protected async Task HappenAsync(string type, string conversation)
    {
        using var producer = _portal.ApiClient();
        using var answer = await producer.PostAsJsonAsync("/api/v1/events", new { id = $"{type}-{conversation}", type, conversation = new { id = conversation } });
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>A visitor writes.</summary>
    protected async Task SayAsync(string conversation, string text, string? visitor = null)
    {
        using var producer = _portal.ApiClient();
        var id = Guid.NewGuid().ToString();
        using var answer = await producer.PostAsJsonAsync("/api/v1/events", new
        {
            id,
            type = "message.created",
            conversation = new { id = conversation },
            visitor = new { name = visitor },
            message = new { id, author = new { kind = "visitor" }, text },
        });
        answer.EnsureSuccessStatusCode();
    }

    protected Task<WebhookView> GivenAsync(string name, params TriggerDraft[] triggers) => GivenAsync(name, "https://crm.example.com/hook", triggers);

    protected async Task<WebhookView> GivenAsync(string name, string url, params TriggerDraft[] triggers)
    {
        TriggerDraft[] ticked = triggers.Length > 0 ? triggers : [new() { Type = "conversation.started" }];
        var verdict = await _portal.Services.GetRequiredService<WebhookDraftCheck>().CheckAsync(
            Workspace.Id, new() { Name = name, Url = url, Triggers = ticked }, CancellationToken.None);
        return (await Store.CreateAsync(Workspace.Id, verdict.Settings!, User.Actor(), CancellationToken.None)).Webhook;
    }

    /// <summary>Somebody else saves it meanwhile, by the API.</summary>
    protected async Task ChangeAsync(WebhookView webhook, Func<WebhookDraft, WebhookDraft> change)
    {
        var verdict = await _portal.Services.GetRequiredService<WebhookDraftCheck>().CheckAsync(Workspace.Id, change(WebhookDraft.Of(webhook)), webhook, CancellationToken.None);
        await Store.UpdateAsync(Workspace.Id, webhook.Id, verdict.Settings!, null, User.Actor(), CancellationToken.None);
    }

    protected async Task<WebhookView?> SavedAsync() => (await Store.ListAsync(Workspace.Id, CancellationToken.None)).SingleOrDefault();

    protected IRenderedComponent<WebhookEditor> OpenEditor(string? id = null)
    {
        var page = Render<WebhookEditor>(with => with.Add(editor => editor.Slug, PortalApplication.Slug).Add(editor => editor.Id, id));
        page.WaitForElement("h1 + *, h1");
        page.WaitForState(() => page.FindAll(".skeleton").Count == 0);
        return page;
    }

    // The page may still be at work on what was done before.
    protected static IElement Button(IRenderedComponent<IComponent> page, string words) =>
        Only(page, "button", button => button.TextContent.Trim() == words || button.GetAttribute("aria-label") == words);

    protected static IElement Tick(IRenderedComponent<IComponent> page, string sentence) =>
        Only(page, "label", label => label.QuerySelector(".sentence")?.TextContent == sentence).QuerySelector("input")!;

    private static IElement Only(IRenderedComponent<IComponent> page, string selector, Func<IElement, bool> isMeant)
    {
        page.WaitForState(() => page.FindAll(selector).Any(isMeant));
        return page.FindAll(selector).Single(isMeant);
    }
}
