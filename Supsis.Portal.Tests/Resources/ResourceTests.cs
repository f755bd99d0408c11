using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Supsis.Portal.Tests.Resources;

public sealed partial class ResourceTests
{
    private static readonly string Folder = FindFolder();

    public static TheoryData<string> Areas => [.. Directory.GetFiles(Folder, "*Texts.cs").Select(file => Path.GetFileNameWithoutExtension(file)).Order()];

    [Theory, MemberData(nameof(Areas))]
    public void Both_languages_hold_the_same_keys(string area) =>
        Assert.Equal(Read(area, "").Keys.Order(), Read(area, ".en").Keys.Order());

    [Theory, MemberData(nameof(Areas))]
    public void No_text_is_empty(string area) =>
        Assert.DoesNotContain(Read(area, "").Concat(Read(area, ".en")), text => string.IsNullOrWhiteSpace(text.Value));

    [Theory, MemberData(nameof(Areas))]
    public void Both_languages_have_the_same_gaps(string area)
    {
        var english = Read(area, ".en");
        Assert.All(Read(area, ""), text => Assert.Equal(Gaps(text.Value), Gaps(english[text.Key])));
    }

    [Fact]
    public void Every_text_file_belongs_to_an_area() =>
        Assert.Empty(Directory.GetFiles(Folder, "*.resx").Select(file => Path.GetFileName(file).Split('.')[0]).Except(Areas.Cast<object[]>().Select(row => (string)row[0])));

    private static Dictionary<string, string> Read(string area, string suffix) =>
        XDocument.Load(Path.Combine(Folder, $"{area}{suffix}.resx")).Root!.Elements("data")
            .ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value);

    private static IEnumerable<string> Gaps(string text) => Gap().Matches(text).Select(match => match.Value).Distinct().Order();

    private static string FindFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Supsis.Portal.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");
        }

        return Path.Combine(folder.FullName, "Supsis.Portal", "Resources");
    }

    // {0}, {0:N1} and named ones such as {host}
    [GeneratedRegex(@"\{\w+")]
    private static partial Regex Gap();
}
