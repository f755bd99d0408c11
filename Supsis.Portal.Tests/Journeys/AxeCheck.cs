using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Supsis.Portal.Tests.Journeys;

/// <summary>Asks axe about a page as it was drawn: nothing that it calls serious or critical may be there.</summary>
internal static class AxeCheck
{
    // What passed is most of an answer, and nobody reads it.
    private static readonly AxeRunOptions Options = new() { ResultTypes = [ResultType.Violations] };

    public static async Task AssertAccessibleAsync(IPage page)
    {
        AxeResult result = await page.RunAxe(Options);
        var found = from violation in result.Violations
                    where violation.Impact is "serious" or "critical"
                    from node in violation.Nodes
                    select $"{result.Url} {violation.Id}: {node.Target} {node.Html} {string.Join(' ', node.Any.Select(check => check.Message))}";
        var text = string.Join('\n', found);
        Assert.True(text.Length == 0, text);
    }
}
