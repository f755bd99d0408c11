using System.Globalization;
using System.Text;

namespace Supsis.Portal.Tests.Triggers;

/// <summary>The folding rule said as plainly as possible, over whole strings, without positions.</summary>
internal static class ReferenceFolding
{
    public static string Fold(string text, bool ignoreDiacritics)
    {
        var folded = WithoutZeroWidth(text).Normalize(NormalizationForm.FormKC);
        folded = folded.Replace('I', 'i').Replace('İ', 'i').Replace('ı', 'i');
        while (folded.Contains("i\u0307", StringComparison.Ordinal))
        {
            folded = folded.Replace("i\u0307", "i", StringComparison.Ordinal);
        }

        folded = folded.ToLowerInvariant();
        return ignoreDiacritics ? WithoutMarks(folded) : folded;
    }

    private static string WithoutZeroWidth(string text)
    {
        var kept = new StringBuilder();
        // EnumerateRunes answers U+FFFD for a lone surrogate.
        foreach (var rune in text.EnumerateRunes())
        {
            if (!IsZeroWidth(rune.Value))
            {
                kept.Append(rune.Value == 0xFFFE ? "\uFFFD" : rune.ToString());
            }
        }

        return kept.ToString();
    }

    private static string WithoutMarks(string text)
    {
        var kept = text.Normalize(NormalizationForm.FormD).EnumerateRunes()
            .Where(rune => Rune.GetUnicodeCategory(rune) != UnicodeCategory.NonSpacingMark);
        return string.Concat(kept).Normalize(NormalizationForm.FormC);
    }

    private static bool IsZeroWidth(int value) => value
        is 0xAD or 0x34F or 0x61C or 0x17B4 or 0x17B5 or 0xFEFF
        or (>= 0x180B and <= 0x180F) or (>= 0x200B and <= 0x200F) or (>= 0x202A and <= 0x202E)
        or (>= 0x2060 and <= 0x206F) or (>= 0xFE00 and <= 0xFE0F) or (>= 0x1BCA0 and <= 0x1BCA3)
        or (>= 0x1D173 and <= 0x1D17A) or (>= 0xE0000 and <= 0xE0FFF);
}
