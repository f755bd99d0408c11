using System.Text.RegularExpressions;

namespace Supsis.Portal.Tests.Architecture;

/// <summary>What the rules need to know about a .razor file.</summary>
internal static partial class RazorMarkup
{
    public static string WithoutComments(string text) => Comment().Replace(text, comment => NotNewLine().Replace(comment.Value, " "));

    /// <summary>The lines between the braces of <c>@code</c>; 0 without one.</summary>
    public static int CodeLines(string text)
    {
        var start = Code().Match(text) is { Success: true } code ? code.Index + code.Length : -1;
        if (start < 0)
        {
            return 0;
        }

        var depth = 1;
        var end = start;
        while (end < text.Length && depth > 0)
        {
            depth += text[end++] switch
            {
                '{' => 1,
                '}' => -1,
                _ => 0,
            };
        }

        return text.AsSpan(start, end - start).Trim().Count('\n');
    }

    [GeneratedRegex(@"@\*.*?\*@|<!--.*?-->|^\s*//[^\n]*", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"[^\n]")]
    private static partial Regex NotNewLine();

    [GeneratedRegex(@"@code\s*\{")]
    private static partial Regex Code();
}
