using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Supsis.Portal.Tests.Architecture;

/// <summary>The caps that keep a file readable at one look (CONTRIBUTING.md, "Limits").</summary>
public sealed class CodeShapeTests
{
    private const int FileCap = 300;
    private const int MethodCap = 50;
    private const int RazorCap = 120;
    private const int RazorCodeCap = 30;
    private const int ParameterCap = 5;

    /// <summary>Files that may break a cap of this class, each with its reason.</summary>
    private static readonly Dictionary<string, string> Exempt = new(StringComparer.Ordinal);

    [Fact]
    public void The_rules_see_the_sources() => Assert.True(SourceTree.Portal.Count > 100 && SourceTree.Tests.Count > 10);

    [Fact]
    public void A_file_is_read_in_one_go() => Rule.Holds(
        from file in SourceTree.All
        let cap = file.IsRazor ? RazorCap : FileCap
        where file.Lines > cap
        select (file.Path, $"{file.Lines} lines; the cap is {cap}."),
        Exempt);

    [Fact]
    public void A_component_keeps_its_logic_in_its_code_behind() => Rule.Holds(
        from file in SourceTree.Portal
        where file.IsRazor
        let lines = RazorMarkup.CodeLines(file.Text)
        where lines > RazorCodeCap
        select (file.Path, $"@code has {lines} lines; the cap is {RazorCodeCap}."),
        Exempt);

    [Fact]
    public void A_method_fits_on_a_screen() => Rule.Holds(SourceTree.All.SelectMany(LongMethods), Exempt);

    [Fact]
    public void A_class_needs_few_others() => Rule.Holds(SourceTree.Portal.SelectMany(WideConstructors), Exempt);

    [Fact]
    public void A_file_holds_one_type_and_is_called_like_it() => Rule.Holds(SourceTree.All.SelectMany(ForeignTypes), Exempt);

    [Fact]
    public void The_caps_bite()
    {
        var body = string.Concat(Enumerable.Repeat("        var x = 1;\n", MethodCap));
        var long1 = new SourceFile("Supsis.Portal/A/A.cs", $"class A\n{{\n    void M()\n    {{\n{body}    }}\n}}\nclass B;\n");
        var wide = new SourceFile("Supsis.Portal/A/A.cs", "class A(int a, int b, int c, int d, int e, int f);");
        Assert.Single(LongMethods(long1));
        Assert.Single(ForeignTypes(long1));
        Assert.Single(WideConstructors(wide));
        Assert.Equal(2, RazorMarkup.CodeLines("<p />\n@code {\n    int a;\n    int B() { return a; }\n}\n"));
    }

    private static IEnumerable<(string Path, string Breach)> LongMethods(SourceFile file) =>
        from node in file.Root.DescendantNodes()
        where node is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax
        let lines = Lines(node)
        where lines > MethodCap
        select (file.Path, $"line {file.LineAt(node.SpanStart)}: a method of {lines} lines; the cap is {MethodCap}.");

    /// <summary>What a class is given to work with. A record or row is made whole from its columns and has no say in how many there are.</summary>
    private static IEnumerable<(string Path, string Breach)> WideConstructors(SourceFile file) =>
        from node in file.Root.DescendantNodes()
        let parameters = node switch
        {
            ClassDeclarationSyntax { ParameterList: { } list } => list,
            ConstructorDeclarationSyntax { Parent: ClassDeclarationSyntax } constructor => constructor.ParameterList,
            _ => null,
        }
        where parameters?.Parameters.Count > ParameterCap && !Rows.Value.Contains(file.Name)
        select (file.Path, $"line {file.LineAt(node.SpanStart)}: a constructor of {parameters.Parameters.Count} parameters; the cap is {ParameterCap}.");

    /// <summary>The files of the entities: those that have a configuration beside them.</summary>
    private static readonly Lazy<HashSet<string>> Rows = new(() => SourceTree.Portal
        .Where(file => file.Name.EndsWith("Configuration.cs", StringComparison.Ordinal))
        .Select(file => file.Name.Replace("Configuration.cs", ".cs", StringComparison.Ordinal))
        .ToHashSet(StringComparer.Ordinal));

    private static IEnumerable<(string Path, string Breach)> ForeignTypes(SourceFile file) =>
        from type in file.Root.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
        let name = type switch
        {
            BaseTypeDeclarationSyntax declared => declared.Identifier.ValueText,
            DelegateDeclarationSyntax declared => declared.Identifier.ValueText,
            _ => null,
        }
        where name is not null && name != file.Name.Split('.')[0]
        select (file.Path, $"holds {name}, which wants a file of its own.");

    private static int Lines(SyntaxNode node)
    {
        var span = node.GetLocation().GetLineSpan();
        return span.EndLinePosition.Line - span.StartLinePosition.Line + 1;
    }
}
