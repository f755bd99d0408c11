namespace Supsis.Portal.Tests.TestKit;

/// <summary>A test in real Chromium; skipped with a reason where there is none, unless PORTAL_REQUIRE_BROWSER=1 says that there must be.</summary>
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute()
    {
        if (!File.Exists(Browser.ExecutablePath) && Environment.GetEnvironmentVariable("PORTAL_REQUIRE_BROWSER") != "1")
        {
            Skip = $"No Chromium at {Browser.ExecutablePath}: install Debian's package 'chromium' or name another one in PORTAL_CHROMIUM.";
        }
    }
}
