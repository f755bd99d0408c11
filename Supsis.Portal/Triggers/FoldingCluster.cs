using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Supsis.Portal.Triggers;

/// <summary>Folds a character together with the marks that follow it.</summary>
internal static class FoldingCluster
{
    public const char Replacement = '\uFFFD';

    // Normalization refuses a byte order mark read backwards, as it refuses lone surrogates.
    public const char Refused = '\uFFFE';

    // Putting marks in order takes quadratic time, and a message of nothing but marks must not hold up the intake.
    // Unicode's Stream-Safe Text Format allows 30 marks in a row.
    public const int Longest = 32;

    // The most that compatibility forms (U+FDFA) and canonical decomposition make of one unit.
    public const int LongestFolded = Longest * 18;
    private const int LongestDecomposed = LongestFolded * 4;

    private const char CombiningDotAbove = '\u0307';

    // Chats are full of emoji, nothing in U+1F300 to U+1FAFF folds, and asking normalization costs an allocation each.
    public static bool IsPictograph(ReadOnlySpan<char> cluster) =>
        cluster is ['\uD83C', >= '\uDF00'] or ['\uD83D', _] or ['\uD83E', < '\uDF00'];

    public static int Fold(ReadOnlySpan<char> cluster, bool ignoreDiacritics, Span<char> folded)
    {
        Span<char> composed = stackalloc char[LongestFolded];
        var length = Normalize(cluster, composed, NormalizationForm.FormKC);
        length = MakeEveryIDotted(composed[..length]);
        length = composed[..length].ToLowerInvariant(folded);
        return ignoreDiacritics ? RemoveDiacritics(folded, length) : length;
    }

    private static int MakeEveryIDotted(Span<char> text)
    {
        var written = 0;
        foreach (var unit in text)
        {
            if (unit == CombiningDotAbove && written > 0 && text[written - 1] == 'i')
            {
                continue;
            }

            text[written++] = unit is 'I' or 'İ' or 'ı' ? 'i' : unit;
        }

        return written;
    }

    private static int RemoveDiacritics(Span<char> folded, int length)
    {
        Span<char> decomposed = stackalloc char[LongestDecomposed];
        var decomposedLength = Normalize(folded[..length], decomposed, NormalizationForm.FormD);

        var kept = 0;
        var at = 0;
        while (at < decomposedLength)
        {
            Rune.DecodeFromUtf16(decomposed[at..decomposedLength], out var rune, out var consumed);
            if (Rune.GetUnicodeCategory(rune) != UnicodeCategory.NonSpacingMark)
            {
                decomposed.Slice(at, consumed).CopyTo(decomposed[kept..]);
                kept += consumed;
            }

            at += consumed;
        }

        // Composed again, or a Korean syllable would be found inside another one.
        return Normalize(decomposed[..kept], folded, NormalizationForm.FormC);
    }

    private static int Normalize(ReadOnlySpan<char> text, Span<char> normalized, NormalizationForm form) =>
        text.TryNormalize(normalized, out var written, form)
            ? written
            : throw new UnreachableException("A cluster outgrew what Unicode allows it to become.");
}
