using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Supsis.Portal.Tests.Journeys;

/// <summary>Asks axe about a page in light and dark: nothing that it calls serious or critical may be there.</summary>
internal static class AxeCheck
{
    // Dark changes nothing but colours.
    private static readonly AxeRunOptions Colours = new() { RunOnly = RunOnlyOptions.Rules("color-contrast") };

    /// <summary>Light first, as the page was drawn: a switch of themes takes the browser a moment, and axe would measure colours on their way.</summary>
    public static async Task AssertAccessibleAsync(IPage page)
    {
        AssertNothingIn(await page.RunAxe(), "light");
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark, ReducedMotion = ReducedMotion.Reduce });
        AssertNothingIn(await page.RunAxe(Colours), "dark");
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light, ReducedMotion = ReducedMotion.Reduce });
    }

    private static void AssertNothingIn(AxeResult result, string theme)
    {
        var found = from violation in result.Violations
                    where violation.Impact is "serious" or "critical"
                    from node in violation.Nodes
                    select $"{result.Url} {theme} {violation.Id}: {node.Target} {node.Html} {string.Join(' ', node.Any.Select(check => check.Message))}";
        var text = string.Join("\n", found);
        Assert.True(text.Length == 0, text);
    }
}
