using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Supsis.Portal.Tests.Journeys;

/// <summary>Asks axe about a page as it was drawn: nothing that it calls serious or critical may be there.</summary>
internal static class AxeCheck
{
    // What passed is most of an answer, and nobody reads it.
    private static readonly AxeRunOptions Options = new() { ResultTypes = [ResultType.Violations] };

    private static readonly AxeRunOptions Colours = new() { ResultTypes = [ResultType.Violations], RunOnly = RunOnlyOptions.Rules("color-contrast") };

    public static Task AssertAccessibleAsync(IPage page) => AssertAsync(page, Options);

    /// <summary>The same page in other colours: all that can differ.</summary>
    public static Task AssertReadableAsync(IPage page) => AssertAsync(page, Colours);

    private static async Task AssertAsync(IPage page, AxeRunOptions options)
    {
        AxeResult result = await page.RunAxe(options);
        var found = from violation in result.Violations
                    where violation.Impact is "serious" or "critical"
                    from node in violation.Nodes
                    select $"{result.Url} {violation.Id}: {node.Target} {node.Html} {string.Join(' ', node.Any.Select(check => check.Message))}";
        var text = string.Join('\n', found);
        Assert.True(text.Length == 0, text);
    }
}
