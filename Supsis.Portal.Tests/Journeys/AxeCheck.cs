using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Supsis.Portal.Tests.Journeys;

/// <summary>Asks axe about a page in light and dark: nothing that it calls serious or critical may be there.</summary>
internal static class AxeCheck
{
    // Dark changes nothing but colours.
    private static readonly AxeRunOptions Colours = new() { RunOnly = RunOnlyOptions.Rules("color-contrast") };

    public static async Task AssertAccessibleAsync(IPage page)
    {
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        AssertNothingIn(await page.RunAxe(Colours), "dark");
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        AssertNothingIn(await page.RunAxe(), "light");
    }

    private static void AssertNothingIn(AxeResult result, string theme)
    {
        var found = from violation in result.Violations
                    where violation.Impact is "serious" or "critical"
                    from node in violation.Nodes
                    select $"{result.Url} {theme} {violation.Id}: {node.Target} {node.Html}";
        Assert.Equal("", string.Join('\n', found));
    }
}
