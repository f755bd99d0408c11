using System.Globalization;
using System.Text;
using Supsis.Portal.Triggers;

namespace Supsis.Portal.Deliveries;

/// <summary>Takes a text apart into words that compare as Turkish readers compare them, with and without the marks: "ayse" finds Ayşe.</summary>
internal static class SearchWords
{
    /// <summary>Of longer words the beginning counts, in the text and in the question.</summary>
    private const int LongestWord = 40;

    public static IReadOnlyList<string> Of(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var rune in TurkishFolding.FoldKeyword(text, ignoreDiacritics: true).EnumerateRunes())
        {
            if (IsPartOfWord(rune))
            {
                word.Append(rune.ToString());
            }
            else
            {
                Take(word, words);
            }
        }

        Take(word, words);
        return words;
    }

    // No sign that the full text's own grammar knows is among them.
    private static bool IsPartOfWord(Rune rune) =>
        Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static void Take(StringBuilder word, List<string> words)
    {
        if (word.Length > 0)
        {
            words.Add(word.ToString(0, Math.Min(word.Length, LongestWord)));
            word.Clear();
        }
    }
}
