using Microsoft.Playwright;

namespace Supsis.Portal.Tests.TestKit;

/// <summary>One real Chromium, shared by all browser tests; each test opens a context of its own.</summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string[] Arguments =
        ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run", "--disable-component-update", "--disable-sync"];

    private IPlaywright? _playwright;
    private IBrowser? _chromium;

    public static string ExecutablePath { get; } = Environment.GetEnvironmentVariable("PORTAL_CHROMIUM") ?? "/usr/bin/chromium";

    public async Task InitializeAsync()
    {
        if (!File.Exists(ExecutablePath) && Environment.GetEnvironmentVariable("PORTAL_REQUIRE_BROWSER") != "1")
        {
            return;
        }

        _playwright = await Playwright.CreateAsync();
        _chromium = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = ExecutablePath, Args = Arguments });
    }

    /// <summary>A fresh profile without cookies; the caller disposes it.</summary>
    public Task<IBrowserContext> OpenAsync(BrowserNewContextOptions? options = null) =>
        (_chromium ?? throw new InvalidOperationException($"No Chromium at {ExecutablePath}.")).NewContextAsync(options);

    public async Task DisposeAsync()
    {
        if (_chromium is not null)
        {
            await _chromium.DisposeAsync();
        }

        _playwright?.Dispose();
    }
}
