using System.Net.Http.Json;
using System.Text;
using Microsoft.Playwright;
using Supsis.Portal.Tests.TestKit;
using static Microsoft.Playwright.Assertions;

namespace Supsis.Portal.Tests.Journeys;

[Collection(SharedBrowser.Name)]
public sealed class AccessibilityTests(Browser browser)
{
    private const string Home = "/w/" + PortalApplication.Slug;

    private static readonly Dictionary<string, string?> Settings = new()
    {
        ["Egress:AllowedNetworks:0"] = "127.0.0.0/8",
        ["Egress:AllowHttp"] = "true",
        ["Deliveries:RetryDelays:0"] = "00:00:00.1",
    };

    [BrowserFact]
    public async Task Every_page_is_accessible_in_both_languages_light_and_dark()
    {
        await using var receiver = await RecordingReceiver.StartAsync();
        await using var portal = new PortalApplication(settings: Settings);
        await FillAsync(portal, receiver);
        foreach (var language in (string[])["tr", "en"])
        {
            await using var visit = await Visit.BeginAsync(browser, portal.Address);
            await visit.Page.GotoAsync("/sign-in");
            await visit.Page.Locator($"button[value={language}]").ClickAsync();
            await Expect(visit.Page.Locator($"html[lang={language}]")).ToBeAttachedAsync();
            await AxeCheck.AssertAccessibleAsync(visit.Page);
            await visit.SignInAsync();
            await WalkAsync(visit);
        }
    }

    private static async Task WalkAsync(Visit visit)
    {
        foreach (var address in (string[])["webhooks", "webhooks/new", "deliveries", "deliveries?response=3xx", "simulator", "inbox", "settings", "nothing"])
        {
            await visit.OpenAsync($"{Home}/{address}");
            await Expect(visit.Heading).ToBeVisibleAsync();
            await AxeCheck.AssertAccessibleAsync(visit.Page);
        }

        await CheckEditorAsync(visit);
        await CheckFailureAsync(visit);
    }

    /// <summary>A saved webhook with every kind of parameter open and a field that is wrong.</summary>
    private static async Task CheckEditorAsync(Visit visit)
    {
        await visit.OpenAsync($"{Home}/webhooks");
        await visit.Content.Locator(".row-link-target").ClickAsync();
        await visit.Page.Locator("#url").FillAsync("");
        foreach (var status in (string[])["keyword.matched", "conversation.inactive"])
        {
            await visit.Page.Locator(".tick-line", new() { HasText = status }).Locator("input").CheckAsync();
        }

        await visit.Content.Locator(".button-primary").ClickAsync();
        await Expect(visit.Page.Locator("#url-error p")).ToBeVisibleAsync();
        await AxeCheck.AssertAccessibleAsync(visit.Page);
        await visit.Page.Locator("#url").FillAsync("https://example.com/hook");
    }

    private static async Task CheckFailureAsync(Visit visit)
    {
        await visit.OpenAsync($"{Home}/deliveries?state=exhausted");
        await visit.Content.GetByRole(AriaRole.Row).Filter(new() { HasText = "503" }).GetByRole(AriaRole.Link).ClickAsync();
        await visit.Content.Locator(".attempts summary").First.ClickAsync();
        await Expect(visit.Content.Locator(".attempt-body").First).ToBeVisibleAsync();
        await AxeCheck.AssertAccessibleAsync(visit.Page);
    }

    /// <summary>One delivery that arrived and one that failed.</summary>
    private static async Task FillAsync(PortalApplication portal, RecordingReceiver receiver)
    {
        using var api = portal.ApiClient();
        using var webhook = await api.PostAsJsonAsync("/api/v1/webhooks", new { name = "CRM", url = receiver.Url, triggers = new[] { new { type = "conversation.started" } } });
        Assert.True(webhook.IsSuccessStatusCode);
        await StartConversationAsync(api, "c-1");
        await receiver.WaitForAsync(1);
        receiver.Answer = Answers.Status(503, """{"error":"closed"}""", ("Retry-After", "0"));
        await StartConversationAsync(api, "c-2");
        await receiver.WaitForAsync(3);
    }

    private static async Task StartConversationAsync(HttpClient api, string id)
    {
        using var body = new StringContent($$"""{ "id": "e-{{id}}", "type": "conversation.started", "conversation": { "id": "{{id}}" } }""", Encoding.UTF8, "application/json");
        using var answer = await api.PostAsync("/api/v1/events", body);
        Assert.True(answer.IsSuccessStatusCode);
    }
}
