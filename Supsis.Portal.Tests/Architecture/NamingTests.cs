using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Supsis.Portal.Tests.Architecture;

/// <summary>A type is named for what it does. These words say nothing.</summary>
public sealed partial class NamingTests
{
    /// <summary>Empty anywhere in a name.</summary>
    private static readonly string[] EmptyWords = ["Manager", "Helper", "Helpers", "Util", "Utils", "Utilities", "Common", "Impl", "Dto", "Dtos"];

    /// <summary>Empty at the end of a name.</summary>
    private static readonly string[] EmptyEndings = ["Service", "Services", "Entity"];

    [Fact]
    public void Every_type_has_a_telling_name() => Rule.Holds(
        from file in SourceTree.All
        from name in TypeNames(file)
        where IsEmpty(name)
        select $"{file.Path}: {name}");

    [Fact]
    public void No_folder_is_a_drawer_for_odds_and_ends() => Rule.Holds(
        SourceTree.All.SelectMany(file => file.Path.Split('/')[..^1]).Distinct().Where(IsEmpty));

    [Fact]
    public void A_test_is_named_by_a_sentence() => Rule.Holds(
        from file in SourceTree.Tests
        from method in file.Root.DescendantNodes().OfType<MethodDeclarationSyntax>()
        where method.AttributeLists.SelectMany(list => list.Attributes).Any(attribute => IsTest(attribute.Name.ToString()))
        let name = method.Identifier.ValueText
        where !Sentence().IsMatch(name)
        select $"{file.Path}: {name}");

    [Theory]
    [InlineData("DeliveryManager", true)]
    [InlineData("UrlHelpers", true)]
    [InlineData("WebhookService", true)]
    [InlineData("DataServiceCollectionExtensions", false)]
    [InlineData("DeliveryStore", false)]
    [InlineData("ManagerialTone", false)]
    public void Empty_words_are_seen(string name, bool isEmpty) => Assert.Equal(isEmpty, IsEmpty(name));

    private static IEnumerable<string> TypeNames(SourceFile file) =>
        file.Root.DescendantNodes().OfType<BaseTypeDeclarationSyntax>().Select(type => type.Identifier.ValueText)
            .Concat(file.IsRazor ? [file.Name[..^".razor".Length]] : []);

    private static bool IsEmpty(string name)
    {
        var words = Word().Matches(name).Select(match => match.Value).ToList();
        return words.Any(EmptyWords.Contains) || (words.Count > 0 && EmptyEndings.Contains(words[^1]));
    }

    private static bool IsTest(string attribute) => attribute.EndsWith("Fact", StringComparison.Ordinal) || attribute is "Theory" or "Property";

    [GeneratedRegex("[A-Z][a-z0-9]*")]
    private static partial Regex Word();

    /// <summary>A capital, then words in lower case between underscores; a name of the code may keep its capitals.</summary>
    [GeneratedRegex("^[A-Z][A-Za-z0-9]*(_[A-Za-z0-9]+)+$")]
    private static partial Regex Sentence();
}
