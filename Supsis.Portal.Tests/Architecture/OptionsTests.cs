using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Supsis.Portal.Tests.Architecture;

/// <summary>A wrong setting stops the start and is named; nothing else reads the configuration.</summary>
public sealed class OptionsTests
{
    /// <summary>Settings that are judged in another way, each with its reason.</summary>
    private static readonly Dictionary<string, string> JudgedElsewhere = new(StringComparer.Ordinal)
    {
        ["SetupOptions"] = "judged at start by SetupConfiguration, and only while the database is empty: afterwards it is ignored, wrong or not",
    };

    [Fact]
    public void Every_section_of_settings_is_judged_at_start() => Rule.Holds(
        from options in Sections(SourceTree.Portal)
        where !JudgedElsewhere.ContainsKey(options)
        where !SourceTree.Portal.Any(file => Registration(options).IsMatch(file.CodeWithoutTexts))
        select $"{options}: register it by AddOptionsWithValidateOnStart<{options}>().BindConfiguration({options}.SectionName).ValidateDataAnnotations().");

    [Fact]
    public void Only_options_read_the_configuration() => Rule.Holds(
        SourceTree.Portal.Where(file => file.Folder != "Demo" && file.Name != "Program.cs" && Regex.IsMatch(file.CodeWithoutTexts, @"\bIConfiguration(Root|Section)?\b"))
            .Select(file => $"{file.Path} reads IConfiguration; give its feature an options class."));

    [Fact]
    public void A_section_without_registration_is_seen()
    {
        var file = new SourceFile("Supsis.Portal/Data/A.cs", "class AOptions { public const string SectionName = \"A\"; }");
        Assert.Equal(["AOptions"], Sections([file]));
        Assert.DoesNotMatch(Registration("AOptions"), "services.AddOptions<AOptions>().BindConfiguration(AOptions.SectionName);");
        Assert.Matches(Registration("AOptions"), "services.AddOptionsWithValidateOnStart<AOptions>()\n  .BindConfiguration(AOptions.SectionName)\n  .ValidateDataAnnotations();");
    }

    private static IEnumerable<string> Sections(IEnumerable<SourceFile> files) =>
        from file in files
        from type in file.Root.DescendantNodes().OfType<ClassDeclarationSyntax>()
        where type.Members.OfType<FieldDeclarationSyntax>().Any(field =>
            field.Modifiers.Any(SyntaxKind.ConstKeyword) && field.Declaration.Variables.Any(variable => variable.Identifier.ValueText == "SectionName"))
        select type.Identifier.ValueText;

    private static Regex Registration(string options) => new(
        $@"AddOptionsWithValidateOnStart<{options}>\(\)\s*\.BindConfiguration\({options}\.SectionName\)\s*\.ValidateDataAnnotations\(\)", RegexOptions.CultureInvariant);
}
