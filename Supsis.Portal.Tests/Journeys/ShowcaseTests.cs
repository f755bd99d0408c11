using System.Net.Http.Json;
using System.Text.Json;
using Supsis.Portal.Demo;
using Supsis.Portal.Tests.Demo;
using Supsis.Portal.Tests.TestKit;
using static Microsoft.Playwright.Assertions;

namespace Supsis.Portal.Tests.Journeys;

/// <summary>The pictures of the README, taken from the demo. <c>scripts/screenshots</c> keeps them; else those of one language go where nobody looks, and the test says that they can be taken.</summary>
[Collection(SharedBrowser.Name)]
public sealed class ShowcaseTests(Browser browser)
{
    private const string KeepIn = "PORTAL_SCREENSHOTS";

    [BrowserFact]
    public async Task The_demo_can_be_shown()
    {
        using var demo = new DemoProcess("--urls", "http://127.0.0.1:0");
        using var api = await demo.WhenInvitedAsync();
        var keyword = await FirstAsync(api, "type=keyword.matched&status=succeeded");
        var failed = await FirstAsync(api, "response_class=5xx");
        var webhook = keyword.GetProperty("webhook_id").GetString();
        (string Name, string Page)[] pages =
        [
            ("overview", "overview"),
            ("deliveries", "deliveries"),
            ("delivery", $"deliveries/{failed.GetProperty("id").GetString()}"),
            ("conversation", $"conversations/{Uri.EscapeDataString(keyword.GetProperty("conversation_id").GetString()!)}"),
            ("editor", $"webhooks/{webhook}"),
        ];

        foreach (var language in IsAsked ? (string[])["tr", "en"] : ["tr"])
        {
            await using var visit = await Visit.BeginAsync(browser, api.BaseAddress!, new() { ViewportSize = new() { Width = 1280, Height = 800 } });
            await SignInAsync(visit, demo, language);
            foreach (var (name, page) in pages)
            {
                await visit.OpenAsync($"{HomeOf(visit)}/{page}");
                await Expect(visit.Heading).ToBeVisibleAsync();
                await Expect(visit.Content.Locator(".skeleton")).ToHaveCountAsync(0);
                Assert.NotEmpty(await visit.Page.ScreenshotAsync(new() { Path = Path.Combine(Folder, $"{name}.{language}.png") }));
            }

            visit.AssertNoComplaints();
        }
    }

    private static bool IsAsked => Environment.GetEnvironmentVariable(KeepIn) is not null;

    private static string Folder => Environment.GetEnvironmentVariable(KeepIn) ?? Path.Combine(Path.GetTempPath(), "supsis-portal-screenshots");

    private static string HomeOf(Visit visit) => string.Join('/', new Uri(visit.Page.Url).AbsolutePath.Split('/').Take(3));

    private static async Task SignInAsync(Visit visit, DemoProcess demo, string language)
    {
        await visit.Page.GotoAsync("/sign-in");
        await visit.Page.Locator($"button[value={language}]").ClickAsync();
        await Expect(visit.Page.Locator($"html[lang={language}]")).ToBeAttachedAsync();
        await visit.SignInAsync(DemoSession.Email, demo.Fact("Password"));
    }

    /// <summary>The demo plays in real time: what is asked for comes within seconds.</summary>
    private static async Task<JsonElement> FirstAsync(HttpClient api, string filter)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(250));
        while (true)
        {
            var found = (await api.GetFromJsonAsync<JsonElement>($"/api/v1/deliveries?{filter}", patience.Token)).GetProperty("data");
            if (found.GetArrayLength() > 0)
            {
                return found[0];
            }

            await look.WaitForNextTickAsync(patience.Token);
        }
    }
}
