using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Supsis.Portal.Tests.TestKit;
using static Microsoft.Playwright.Assertions;

namespace Supsis.Portal.Tests.Journeys;

/// <summary>One person at a browser of their own. What the browser complains about is kept: errors of scripts, refused styles and the like.</summary>
internal sealed partial class Visit : IAsyncDisposable
{
    private const float Patience = 30_000; // milliseconds; only a broken page waits that long

    private const string TellRefusals = "addEventListener('securitypolicyviolation', e => console.error('Refused: ' + e.effectiveDirective + ' ' + e.blockedURI + ' ' + e.sample));";

    private readonly ConcurrentQueue<string> _complaints = new();
    private readonly IBrowserContext _context;

    private Visit(IBrowserContext context, IPage page) => (_context, Page) = (context, page);

    public IPage Page { get; }

    /// <summary>What axe is asked about every page that this visit shows.</summary>
    public Func<IPage, Task> Check { get; init; } = AxeCheck.AssertAccessibleAsync;

    public ILocator Heading => Page.GetByRole(AriaRole.Heading, new() { Level = 1 });

    /// <summary>What the page is about, without the menu.</summary>
    public ILocator Content => Page.GetByRole(AriaRole.Main);

    public static async Task<Visit> BeginAsync(Browser browser, Uri portal, BrowserNewContextOptions? options = null, Func<IPage, Task>? check = null)
    {
        options ??= new();
        options.BaseURL = portal.AbsoluteUri;
        options.ReducedMotion = ReducedMotion.Reduce;
        SetDefaultExpectTimeout(Patience);
        var context = await browser.OpenAsync(options);
        context.SetDefaultTimeout(Patience);
        await context.AddInitScriptAsync(TellRefusals);
        var visit = new Visit(context, await context.NewPageAsync()) { Check = check ?? AxeCheck.AssertAccessibleAsync };
        visit.Page.PageError += (_, error) => visit._complaints.Enqueue(error);
        visit.Page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                visit._complaints.Enqueue($"{message.Text} ({message.Location})");
            }
        };
        return visit;
    }

    public Task CheckAsync() => Check(Page);

    public Task SignInAsync() => SignInAsync(PortalApplication.AdminEmail, PortalApplication.AdminPassword);

    public async Task SignInAsync(string email, string password)
    {
        await Page.GotoAsync("/sign-in");
        await Page.Locator("#email").FillAsync(email);
        await Page.Locator("#password").FillAsync(password);
        await Page.Locator("button.button-primary").ClickAsync();
        await ExpectLiveAsync();
    }

    /// <summary>Opens an address as typed, and waits until its buttons work.</summary>
    public async Task OpenAsync(string address)
    {
        await Page.GotoAsync(address);
        await ExpectLiveAsync();
    }

    public async Task ChooseInMenuAsync(string name)
    {
        await ExpectLiveAsync();
        await Page.GetByRole(AriaRole.Navigation, new() { Name = "Ana menü" }).GetByRole(AriaRole.Link, new() { Name = name }).ClickAsync();
    }

    public Task PressAsync(string button) => Content.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    /// <summary>A new conversation in the simulator, begun by the visitor; returns once the chat shows the line.</summary>
    public async Task ChatAsync(string line)
    {
        await ChooseInMenuAsync("Simülatör");
        await Expect(Page.GetByRole(AriaRole.Log)).ToBeVisibleAsync();
        var anew = Content.GetByRole(AriaRole.Button, new() { Name = "Yeni görüşme" });
        if (await anew.IsEnabledAsync()) // else there is none to leave behind
        {
            await anew.ClickAsync();
            await Expect(anew).ToBeDisabledAsync();
        }

        await Page.GetByLabel("İleti", new() { Exact = true }).FillAsync(line);
        await PressAsync("Gönder");
        await Expect(Page.GetByRole(AriaRole.Log).GetByText(line)).ToBeVisibleAsync();
    }

    public async Task ExpectHeadingAsync(string text) => await Expect(Heading).ToContainTextAsync(text);

    public void AssertNoComplaints() => Assert.Empty(_complaints);

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();

    /// <summary>A page is shown before it is connected; what is clicked until then is lost.</summary>
    public async Task ExpectLiveAsync() => await Expect(Content).Not.ToHaveAttributeAsync("aria-busy", Anything());

    [GeneratedRegex(".*")]
    private static partial Regex Anything();
}
