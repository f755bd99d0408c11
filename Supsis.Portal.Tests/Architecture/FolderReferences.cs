using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Supsis.Portal.Tests.Architecture;

/// <summary>Which folders a file names. Namespace = folder, so a using is the front door and a relative name such as <c>Webhooks.Webhook</c> the back door.</summary>
internal sealed partial class FolderReferences
{
    private readonly Dictionary<string, HashSet<string>> _names;
    private readonly Regex _relative;

    public FolderReferences(IReadOnlyList<SourceFile> portal)
    {
        _names = portal.Where(file => file.Folder.Length > 0).GroupBy(file => file.Folder).ToDictionary(
            files => files.Key, files => files.SelectMany(NamesIn).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
        var folders = string.Join('|', _names.Keys.Concat(FolderTable.Allowed.Keys).Distinct());
        _relative = new Regex($@"(?<![\w.])(?:Portal\.)?({folders})\.(\w+)", RegexOptions.CultureInvariant);
    }

    public IEnumerable<string> In(SourceFile file)
    {
        var code = file.CodeWithoutTexts;
        var direct = Absolute().Matches(code).Select(match => match.Groups[1].Value);

        // A property may be called like a folder; only a type (or subfolder) of that folder behind the dot makes it one.
        var relative = _relative.Matches(code)
            .Where(match => _names.TryGetValue(match.Groups[1].Value, out var names) && names.Contains(match.Groups[2].Value))
            .Select(match => match.Groups[1].Value);
        return direct.Concat(relative).Distinct(StringComparer.Ordinal);
    }

    private static IEnumerable<string> NamesIn(SourceFile file)
    {
        foreach (var type in file.Root.DescendantNodes().OfType<BaseTypeDeclarationSyntax>())
        {
            yield return type.Identifier.ValueText;
        }

        if (file.IsRazor)
        {
            yield return file.Name[..^".razor".Length];
        }

        foreach (var subfolder in file.Path.Split('/')[2..^1])
        {
            yield return subfolder;
        }
    }

    [GeneratedRegex(@"(?<!namespace\s+)\bSupsis\.Portal\.([A-Z]\w*)", RegexOptions.CultureInvariant)]
    private static partial Regex Absolute();
}
