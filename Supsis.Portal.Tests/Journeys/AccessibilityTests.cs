using System.Text.Json.Nodes;
using Microsoft.Playwright;
using Supsis.Portal.Tests.Inbox;
using Supsis.Portal.Tests.TestKit;
using static Microsoft.Playwright.Assertions;

namespace Supsis.Portal.Tests.Journeys;

/// <summary>Axe on every page, in Turkish as drawn by day and in English as drawn by night.</summary>
/// <remarks>By night only the colours are asked about: the rest of a page is the same. The theme is the context's from the first page on: colours on their way from one theme to the other belong to neither.</remarks>
[Collection(SharedBrowser.Name)]
public sealed class AccessibilityTests(Browser browser)
{
    private const string Home = "/w/" + PortalApplication.Slug;

    // The log's empty looks stand in its tabs and filters.
    private static readonly string[] Pages = ["overview", "webhooks", "webhooks/new", "events", "events/keyword.matched", "deliveries", "deliveries?response=3xx", "conversations", "conversations/c-1", "nothing"];

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
        await WalkAsync(portal, "tr", ColorScheme.Light, AxeCheck.AssertAccessibleAsync);
        await WalkAsync(portal, "en", ColorScheme.Dark, AxeCheck.AssertReadableAsync);
    }

    private async Task WalkAsync(PortalApplication portal, string language, ColorScheme theme, Func<IPage, Task> check)
    {
        await using var visit = await Visit.BeginAsync(browser, portal.Address, new() { ColorScheme = theme }, check);
        await SignInAsync(visit, language);
        await WalkAsync(visit);
    }

    private static async Task SignInAsync(Visit visit, string language)
    {
        await visit.Page.GotoAsync("/sign-in");
        await visit.Page.Locator($"button[value={language}]").ClickAsync();
        await Expect(visit.Page.Locator($"html[lang={language}]")).ToBeAttachedAsync();
        await visit.CheckAsync();
        await visit.SignInAsync();
    }

    private static async Task WalkAsync(Visit visit)
    {
        foreach (var address in Pages)
        {
            await visit.OpenAsync($"{Home}/{address}");
            await Expect(visit.Heading).ToBeVisibleAsync();
            await visit.CheckAsync();
        }

        await CheckAccountAsync(visit);
        await CheckEditorAsync(visit);
        await CheckDeliveriesAsync(visit);
        await CheckSimulatorAsync(visit);
        await CheckInboxAsync(visit);
        await CheckKeyFormAsync(visit);
    }

    /// <summary>Rendered without a circuit; with fields that are wrong.</summary>
    private static async Task CheckAccountAsync(Visit visit)
    {
        await visit.Page.GotoAsync("/account");
        await visit.Page.Locator(".button-primary").ClickAsync();
        await Expect(visit.Page.Locator("#current")).ToBeFocusedAsync();
        await visit.CheckAsync();
    }

    /// <summary>A saved webhook with every kind of parameter and the advanced part open, and fields that are wrong.</summary>
    private static async Task CheckEditorAsync(Visit visit)
    {
        await visit.OpenAsync($"{Home}/webhooks");
        await visit.Content.Locator(".row-link-target").First.ClickAsync();
        await visit.Page.Locator("#url").FillAsync("");
        foreach (var status in (string[])["keyword.matched", "conversation.inactive"])
        {
            await visit.Page.Locator(".tick-line", new() { HasText = status }).Locator("input").CheckAsync();
        }

        await visit.Content.Locator(".advanced summary").ClickAsync();
        await visit.Content.Locator(".advanced .button", new() { HasTextRegex = new("Başlık ekle|Add a header") }).ClickAsync();
        await visit.Page.Locator("#header-0").FillAsync("Host");
        await visit.Page.Locator("#header-0-value").FillAsync("x");
        await visit.Page.Locator("#authentication").SelectOptionAsync("basic");
        await visit.Content.Locator(".button-primary").ClickAsync();
        await Expect(visit.Page.Locator("#url-error p")).ToBeVisibleAsync();
        await Expect(visit.Page.Locator("#password-error p")).ToBeVisibleAsync();
        await visit.CheckAsync();
        await visit.Page.Locator("#url").FillAsync("https://example.com/hook");
    }

    /// <summary>One that arrived and one that failed, with an attempt unfolded.</summary>
    private static async Task CheckDeliveriesAsync(Visit visit)
    {
        foreach (var state in (string[])["succeeded", "exhausted"])
        {
            await visit.OpenAsync($"{Home}/deliveries?status={state}");
            await visit.Content.Locator(".row-link-target").First.ClickAsync();
            await visit.Content.Locator(".attempts summary").First.ClickAsync();
            await Expect(visit.Content.Locator(".attempt-body").First).ToBeVisibleAsync();
            await visit.CheckAsync();
        }
    }

    private static async Task CheckSimulatorAsync(Visit visit)
    {
        await visit.OpenAsync($"{Home}/simulator");
        await visit.Page.Locator("#chat-text").FillAsync("Merhaba");
        await visit.Content.Locator(".button-primary").ClickAsync();
        await Expect(visit.Content.Locator(".fired-row .pill-good")).ToBeVisibleAsync();
        await visit.CheckAsync();
    }

    private static async Task CheckInboxAsync(Visit visit)
    {
        await visit.OpenAsync($"{Home}/inbox");
        await Expect(visit.Content.Locator(".arrived-body").First).ToBeVisibleAsync();
        await visit.CheckAsync();
    }

    private static async Task CheckKeyFormAsync(Visit visit)
    {
        await visit.OpenAsync($"{Home}/settings");
        await visit.Content.Locator(".button:has([data-icon=add])").ClickAsync();
        await visit.Content.Locator(".button-primary").ClickAsync();
        await Expect(visit.Content.Locator(".field-error p").First).ToBeVisibleAsync();
        await visit.CheckAsync();
    }

    /// <summary>A webhook with one delivery that arrived and one that failed, and one to the test inbox.</summary>
    private static async Task FillAsync(PortalApplication portal, RecordingReceiver receiver)
    {
        using var client = portal.ApiClient();
        var api = new WebhookApi(client);
        await api.MakeAsync(WebhookApi.Minimal(receiver.Url.AbsoluteUri, new JsonObject { ["type"] = "conversation.ended" }));
        await api.MakeAsync(WebhookApi.Minimal((await new InboxSetUp(portal).AddressAsync()).AbsoluteUri));
        await EndAsync(api, "c-1");
        await receiver.WaitForAsync(1);
        receiver.Answer = Answers.Status(503, """{"error":"closed"}""", ("Retry-After", "0"));
        await EndAsync(api, "c-2");
        await receiver.WaitForAsync(3);
    }

    private static async Task EndAsync(WebhookApi api, string conversation) =>
        await api.SendAsync(System.Net.HttpStatusCode.Accepted, HttpMethod.Post, "/api/v1/events", new GivenEvent("conversation.ended", conversation).Json);
}
