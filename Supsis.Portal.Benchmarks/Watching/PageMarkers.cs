using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Supsis.Portal.Benchmarks.Watching;

/// <summary>What the prerendered page leaves for the browser: which components come alive, and the state that was kept for them.</summary>
internal sealed partial record PageMarkers(string Operations, string State)
{
    public static PageMarkers Read(string html)
    {
        var operations = new JsonArray();
        foreach (Match comment in Component().Matches(html))
        {
            // The closing comment of a component names its opening one and nothing else.
            if (JsonNode.Parse(comment.Groups[1].ValueSpan.ToString())!.AsObject() is var marker && (string?)marker["type"] == "server")
            {
                operations.Add(new JsonObject { ["type"] = "add", ["ssrComponentId"] = operations.Count + 1, ["marker"] = marker });
            }
        }

        return operations.Count == 0
            ? throw new InvalidOperationException("The page has nothing that comes alive.")
            : new PageMarkers(new JsonObject { ["batchId"] = 1, ["operations"] = operations }.ToJsonString(), ServerState().Match(html).Groups[1].Value);
    }

    [GeneratedRegex("<!--Blazor:({.*?})-->")]
    private static partial Regex Component();

    [GeneratedRegex("<!--Blazor-Server-Component-State:([A-Za-z0-9+/=]+)-->")]
    private static partial Regex ServerState();
}
