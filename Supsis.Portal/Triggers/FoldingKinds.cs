using System.Globalization;
using System.Text;

namespace Supsis.Portal.Triggers;

internal static class FoldingKinds
{
    // One character never decomposes to more than 18 units (U+FDFA).
    private const int LongestDecomposition = 18;

    public static FoldingKind Of(Rune rune)
    {
        if (IsZeroWidth(rune.Value))
        {
            return FoldingKind.Ignored;
        }

        return rune.Value >= 0x300 && JoinsThePrevious(rune) ? FoldingKind.Joins : FoldingKind.Starts;
    }

    // Unicode's Default_Ignorable_Code_Point without the Hangul fillers, which have a width. Written out, not asked of ICU:
    // its version must not decide which message matches.
    private static bool IsZeroWidth(int value) => value switch
    {
        < 0xAD => false,
        0xAD or 0x34F or 0x61C or 0x17B4 or 0x17B5 or 0xFEFF => true,
        >= 0x180B and <= 0x180F => true,
        >= 0x200B and <= 0x200F => true,
        >= 0x202A and <= 0x202E => true,
        >= 0x2060 and <= 0x206F => true,
        >= 0xFE00 and <= 0xFE0F => true,
        >= 0x1BCA0 and <= 0x1BCA3 => true,
        >= 0x1D173 and <= 0x1D17A => true,
        >= 0xE0000 and <= 0xE0FFF => true,
        _ => false,
    };

    // What normalization may reorder or compose with its predecessor: it may say yes too often, never too seldom.
    private static bool JoinsThePrevious(Rune rune)
    {
        // Outside the basic plane only marks themselves decompose to something that starts with a mark.
        var first = rune.IsBmp ? FirstOfDecomposition((char)rune.Value) : rune;
        return IsMark(first) || first.Value is
            (>= 0x1160 and <= 0x11FF) or (>= 0xD7B0 and <= 0xD7FF) // Hangul vowels and final consonants
            or (>= 0x16D63 and <= 0x16D6A); // Kirat Rai vowel signs, which compose although they are letters
    }

    private static Rune FirstOfDecomposition(char unit)
    {
        Span<char> decomposed = stackalloc char[LongestDecomposition];
        new ReadOnlySpan<char>(in unit).TryNormalize(decomposed, out var written, NormalizationForm.FormKD);
        Rune.DecodeFromUtf16(decomposed[..written], out var first, out _);
        return first;
    }

    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;
}
