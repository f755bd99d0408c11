using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Supsis.Portal.Tests.Architecture;

/// <summary>One hand-written file, as the rules read it: whole, without comments, and without what stands in quotes.</summary>
internal sealed class SourceFile
{
    private readonly Lazy<CompilationUnitSyntax> _root;
    private readonly Lazy<string> _code;
    private readonly Lazy<string> _codeWithoutTexts;

    public SourceFile(string path, string text)
    {
        (Path, Text) = (path, text);
        _root = new(() => CSharpSyntaxTree.ParseText(IsRazor ? "" : Text, new CSharpParseOptions(LanguageVersion.Preview)).GetCompilationUnitRoot());
        _code = new(() => IsRazor ? RazorMarkup.WithoutComments(Text) : Blank(IsComment, _ => false));
        _codeWithoutTexts = new(() => IsRazor ? _code.Value : Blank(IsComment, IsText));
    }

    /// <summary>From the top of the repository, with slashes.</summary>
    public string Path { get; }

    public string Text { get; }

    public bool IsRazor => Path.EndsWith(".razor", StringComparison.Ordinal);

    /// <summary>The feature: the first folder inside the project; empty for a file at its top.</summary>
    public string Folder => Path.Split('/') is [_, var folder, _, ..] ? folder : "";

    public string Name => Path[(Path.LastIndexOf('/') + 1)..];

    public int Lines => Text.AsSpan().TrimEnd('\n').Count('\n') + 1;

    /// <summary>The syntax of a .cs file; empty for .razor.</summary>
    public CompilationUnitSyntax Root => _root.Value;

    /// <summary>The text with every comment blanked; lines and columns stay.</summary>
    public string Code => _code.Value;

    /// <summary>As <see cref="Code"/>, with the contents of string literals blanked as well.</summary>
    public string CodeWithoutTexts => _codeWithoutTexts.Value;

    public int LineAt(int position) => Text.AsSpan(0, position).Count('\n') + 1;

    private static bool IsComment(SyntaxTrivia trivia) => trivia.Kind() is
        SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia or
        SyntaxKind.SingleLineDocumentationCommentTrivia or SyntaxKind.MultiLineDocumentationCommentTrivia;

    private static bool IsText(SyntaxToken token) => token.Kind() is
        SyntaxKind.StringLiteralToken or SyntaxKind.Utf8StringLiteralToken or SyntaxKind.InterpolatedStringTextToken or
        SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken or
        SyntaxKind.Utf8SingleLineRawStringLiteralToken or SyntaxKind.Utf8MultiLineRawStringLiteralToken;

    private string Blank(Func<SyntaxTrivia, bool> trivia, Func<SyntaxToken, bool> token)
    {
        var characters = Text.ToCharArray();
        var spans = Root.DescendantTrivia().Where(trivia).Select(found => found.FullSpan)
            .Concat(Root.DescendantTokens().Where(token).Select(found => found.Span));
        foreach (var span in spans)
        {
            for (var i = span.Start; i < span.End; i++)
            {
                characters[i] = characters[i] is '\n' ? '\n' : ' ';
            }
        }

        return new string(characters);
    }
}
