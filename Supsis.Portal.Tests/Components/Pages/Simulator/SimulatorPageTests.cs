using System.Security.Claims;
using Bunit;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Supsis.Portal.Access;
using Supsis.Portal.Components.Pages.Simulator;
using Supsis.Portal.Components.Shared;
using Supsis.Portal.Deliveries;
using Supsis.Portal.Inbox;
using Supsis.Portal.Intake;
using Supsis.Portal.Tests.Inbox;
using Supsis.Portal.Tests.TestKit;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Tests.Components.Pages.Simulator;

public sealed class SimulatorPageTests : ScreenTest, IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly PortalApplication _portal = new(settings: new Dictionary<string, string?> { ["Deliveries:RetryDelays:0"] = "00:00:00.200" });
    private ClaimsPrincipal _person = new();
    private InboxSetUp _inbox = null!;

    public async Task InitializeAsync()
    {
        _person = await _portal.AdministratorAsync();
        _inbox = new InboxSetUp(_portal);
        Services.AddSingleton(_portal.Services.GetRequiredService<WorkspaceAccess>());
        Services.AddSingleton(_portal.Services.GetRequiredService<EventProducer>());
        Services.AddSingleton(_portal.Services.GetRequiredService<DeliveryStore>());
        Services.AddSingleton(_portal.Services.GetRequiredService<DeliveryFeed>());
        Services.AddSingleton(_portal.Services.GetRequiredService<WebhookStore>());
        Services.AddSingleton(_portal.Services.GetRequiredService<DeliveryWords>());
        Services.AddScoped<SimulatorShelf>();
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        await DisposeAsync(); // the page lets go of the feed before the portal ends
        await _portal.DisposeAsync();
    }

    [Theory]
    [InlineData("tr", "Etkin bir webhook yok", "Webhook oluştur")]
    [InlineData("en", "There is no active webhook", "Create a webhook")]
    public void Without_a_webhook_it_says_what_to_do(string language, string title, string button)
    {
        ReadIn(language);
        var page = Open();

        Assert.Equal(title, page.Find(".fired .blank h2").TextContent);
        var link = page.Find(".fired .button-primary");
        Assert.Equal((button, $"/w/{PortalApplication.Slug}/webhooks/new"), (link.TextContent, link.GetAttribute("href")));
    }

    [Fact]
    public async Task A_message_fires_its_trigger_and_reaches_the_test_inbox()
    {
        await GivenWebhookAsync(new TriggerDraft { Type = "keyword.matched", Keywords = ["iade"] });
        var page = Open();
        Assert.Equal("Henüz bir tetikleyici çalışmadı", page.Find(".fired .blank h2").TextContent);

        await SayAsync(page, "  İADE etmek istiyorum ");

        page.WaitForAssertion(() => Assert.Equal("Teslim edildi", page.Find(".fired-row .pill").TextContent), Patience);
        Assert.Equal("İADE etmek istiyorum", page.Find(".bubble-visitor .bubble-text").TextContent);
        Assert.Equal("Anahtar kelime “iade”", page.Find(".fired-link").TextContent);
        Assert.StartsWith($"/w/{PortalApplication.Slug}/deliveries/msg_", page.Find(".fired-link").GetAttribute("href"), StringComparison.Ordinal);
        Assert.StartsWith("200 · ", page.Find(".fired-answer").TextContent, StringComparison.Ordinal);
        var arrived = Assert.Single(await _inbox.UntilAsync(requests => requests.Count > 0));
        Assert.True(arrived.IsSignatureValid);
        Assert.Contains("\"sim-", System.Text.Encoding.UTF8.GetString(arrived.Body), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_and_its_retry_are_seen_live()
    {
        await GivenWebhookAsync(new TriggerDraft { Type = "conversation.started" });
        _inbox.Behavior.Switch(_inbox.WorkspaceId, InboxMode.FailOnce);
        var page = Open();

        await PressAsync(page, "Görüşmeyi başlat");

        page.WaitForAssertion(() => Assert.Equal("Teslim edildi", page.Find(".fired-row .pill").TextContent), Patience);
        Assert.Equal([200, 500], (await _inbox.UntilAsync(requests => requests.Count == 2)).Select(request => request.AnsweredStatus));
        Assert.Equal("Görüşme başladı", page.Find(".happened span").TextContent);
    }

    [Fact]
    public async Task One_person_plays_everybody_from_opening_to_end()
    {
        await GivenWebhookAsync([.. new[] { "conversation.started", "conversation.assigned", "ticket.created", "conversation.ended", "message.created" }.Select(type => new TriggerDraft { Type = type })]);
        var page = Open();

        await PressAsync(page, "Görüşmeyi başlat");
        await SayAsync(page, "Merhaba");
        await PressAsync(page, "Chatbot");
        await SayAsync(page, "Bağlıyorum");
        await PressAsync(page, "Temsilci ata");
        await PressAsync(page, "Temsilci");
        await SayAsync(page, "Buyurun");
        await PressAsync(page, "Destek talebi aç");
        await PressAsync(page, "Görüşmeyi bitir");

        Assert.Equal(["Merhaba", "Bağlıyorum", "Buyurun"], page.FindAll(".bubble-text").Select(bubble => bubble.TextContent));
        Assert.Equal(["Ziyaretçi", "Chatbot", "Temsilci"], page.FindAll(".bubble-who > span:nth-child(2)").Select(who => who.TextContent));
        Assert.Equal(["Görüşme başladı", "Temsilci atandı", "Destek talebi açıldı", "Görüşme bitti"], page.FindAll(".happened span").Select(line => line.TextContent));
        page.WaitForAssertion(() => Assert.Equal(7, page.FindAll(".fired-row .pill-good").Count), Patience);
        Assert.True(Button(page, "Görüşmeyi bitir").HasAttribute("disabled"));

        await PressAsync(page, "Yeni görüşme");

        Assert.Empty(page.FindAll(".bubble"));
        page.WaitForState(() => page.FindAll(".fired-row").Count == 0, Patience);
        Assert.False(Button(page, "Görüşmeyi başlat").HasAttribute("disabled"));
    }

    [Fact]
    public async Task The_conversation_goes_on_after_a_look_at_another_page()
    {
        await GivenWebhookAsync(new TriggerDraft { Type = "message.created" });
        var page = Open();
        await page.Find(".chat-channel select").ChangeAsync(new() { Value = "whatsapp" });
        await SayAsync(page, "Merhaba");
        await DisposeComponentsAsync();

        var again = Open();
        Assert.Equal("Merhaba", again.Find(".bubble-text").TextContent);
        Assert.Equal("whatsapp", again.Find(".chat-channel select").GetAttribute("value"));
        await SayAsync(again, "Orada mısınız?");
        again.WaitForAssertion(() => Assert.Equal(2, again.FindAll(".fired-row").Count), Patience);

        await PressAsync(again, "Yeni görüşme");
        await DisposeComponentsAsync();

        Assert.Empty(Open().FindAll(".bubble"));
        Assert.Empty(Open(PortalApplication.OtherSlug).FindAll(".bubble"));
    }

    [Fact]
    public async Task A_role_that_was_taken_away_meanwhile_says_nothing()
    {
        var page = Open();
        await _portal.GiveRoleAsync(PortalApplication.Slug, PortalRole.Viewer);

        await SayAsync(page, "Merhaba");

        Assert.Empty(page.FindAll(".bubble"));
        Assert.Contains("Düzenleyici yetkisi gerekir", page.Find("#chat-problem").TextContent, StringComparison.Ordinal);
        Assert.True(Open().Find("#chat-text").HasAttribute("disabled"));
    }

    [Fact]
    public async Task An_empty_message_is_not_sent()
    {
        var page = Open();

        await SayAsync(page, "   ");

        Assert.Empty(page.FindAll(".bubble"));
    }

    [Fact]
    public void Somebody_elses_workspace_is_not_found() => Assert.Equal("Çalışma alanı bulunamadı", Open("yok").Find("h1").TextContent);

    private IRenderedComponent<SimulatorPage> Open(string slug = PortalApplication.Slug)
    {
        var page = Render<SimulatorPage>(with => with
            .Add(p => p.Slug, slug)
            .AddCascadingValue(Task.FromResult(new AuthenticationState(_person))));
        page.WaitForState(() => page.FindAll(".skeleton, .fired > [role=status]").Count == 0, Patience);
        return page;
    }

    private static async Task SayAsync(IRenderedComponent<SimulatorPage> page, string words)
    {
        await page.Find("#chat-text").ChangeAsync(new() { Value = words });
        await page.Find("form").SubmitAsync();
    }

    private static AngleSharp.Dom.IElement Button(IRenderedComponent<SimulatorPage> page, string words) =>
        page.FindAll("button").Single(button => button.TextContent.Trim() == words);

    private static Task PressAsync(IRenderedComponent<SimulatorPage> page, string words) => Button(page, words).ClickAsync();

    private async Task GivenWebhookAsync(params TriggerDraft[] triggers)
    {
        var draft = new WebhookDraft { Name = "CRM", Url = (await _inbox.AddressAsync()).AbsoluteUri, Triggers = triggers };
        var verdict = await _portal.Services.GetRequiredService<WebhookDraftCheck>().CheckAsync(_inbox.WorkspaceId, draft, CancellationToken.None);
        await _portal.Services.GetRequiredService<WebhookStore>().CreateAsync(_inbox.WorkspaceId, verdict.Settings!, _person.Actor(), CancellationToken.None);
    }
}
