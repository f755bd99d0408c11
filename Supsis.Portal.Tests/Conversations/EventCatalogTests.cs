using System.Text;
using Supsis.Portal.Conversations;
using Supsis.Portal.Data;
using Supsis.Portal.Deliveries;
using Supsis.Portal.Tests.Architecture;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Tests.Conversations;

/// <summary>What people read of the catalogue is what the portal does: one source for code, API and document.</summary>
public sealed class EventCatalogTests
{
    private const string Begin = "<!-- catalogue: as the code has it; a test compares them -->\n";
    private const string End = "<!-- end of catalogue -->";

    [Fact]
    public void The_document_shows_the_catalogue_as_it_is()
    {
        var document = File.ReadAllText(Path.Combine(SourceTree.Top, "docs", "events.md")).ReplaceLineEndings("\n");
        var start = document.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        var shown = document[start..document.IndexOf(End, StringComparison.Ordinal)];

        var table = Table();

        Assert.True(shown == table, $"Put this between the marks in docs/events.md:\n{table}");
    }

    [Fact]
    public void Names_are_a_noun_and_a_verb_and_stand_once()
    {
        Assert.Distinct(EventCatalog.All.Select(type => type.Key));
        Assert.All(EventCatalog.All, type => Assert.Matches("^[a-z_]+\\.[a-z_]+$", type.Key));
    }

    private static string Table()
    {
        var table = new StringBuilder("| event | fires | says who | carries | parameters |\n| --- | --- | --- | --- | --- |\n");
        foreach (var type in EventCatalog.All)
        {
            table.Append("| `").Append(type.Key).Append("` | ").Append(EventSentence.Of(type).En).Append(" | ").Append(EnumWord.Of(type.Origin).Replace('_', ' '))
                .Append(" | ").Append(type.Part == EventPart.None ? "" : $"`{EnumWord.Of(type.Part)}`")
                .Append(" | ").Append(TriggerParameters.IsTickable(type) ? string.Join(' ', TriggerParameters.Of(type.Key).Select(name => $"`{name}`")) : "cannot be ticked").Append(" |\n");
        }

        return table.ToString();
    }
}
