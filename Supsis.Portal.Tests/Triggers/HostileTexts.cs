using FsCheck;
using FsCheck.Fluent;

namespace Supsis.Portal.Tests.Triggers;

/// <summary>Short texts of few different characters, so that keywords occur in them, and of everything that folds unusually.</summary>
internal static class HostileTexts
{
    private static readonly string[] Pieces =
    [
        "i", "I", "İ", "ı", "i\u0307", "\u0307", "s", "ş", "S\u0327", "\u0327", "g\u0306", "a", "A", "é", "e\u0301", "\u0301", "\u0323",
        " ", "+", "c", "7", "²", "ß", "ẞ", "ﬁ", "…", "㎏", "Ｉ", "ﾊ\uFF9F", "\uFF9F", "Σ", "ς", "σ", "Я", "й", "ك", "\u064E", "ﷺ",
        "中", "가", "\u1100\u1161", "\u11A8", "ㄱ", "ㅏ", "が", "か\u3099", "😀", "\uD83D", "\uDE00", "𐐀", "𐐨", "𝐈", "\U000110BA", "\u200B", "\u200D", "\u00AD",
        "\uFE0F", "\uFEFF", "\U000E0101", "\uFFFE", "\uFFFF", "\uFFFD", "\0", "\u0344", "\u0F73", "\u09C7", "\u09BE", "ǰ", "ΐ", "\U00016D63", "\U00016D67",
    ];

    private static Gen<string> Piece => Gen.Frequency(
        (12, Gen.Elements(Pieces)),
        (1, Gen.Choose(0, char.MaxValue).Select(unit => ((char)unit).ToString())));

    public static Gen<string> OfAtMost(int pieces) =>
        from length in Gen.Choose(0, pieces)
        from parts in Piece.ArrayOf(length)
        select string.Concat(parts);

    public static Arbitrary<string> Any => Arb.From(OfAtMost(20));
}
