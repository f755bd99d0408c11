using System.Globalization;
using System.Text;

namespace Supsis.Portal.Components.Shared;

/// <summary>A piece of foreign text: ordinary characters, or the name of one that would be invisible or turn the line around.</summary>
internal readonly record struct TextRun(string Text, bool IsMark)
{
    private const int ZeroWidthJoiner = 0x200D;
    private const int EmojiVariation = 0xFE0F;

    public static IReadOnlyList<TextRun> Split(string? text)
    {
        var runs = new List<TextRun>();
        var plain = new StringBuilder();
        var before = default(Rune);
        foreach (var rune in (text ?? "").EnumerateRunes())
        {
            if (IsHidden(rune, before))
            {
                AddPlain(runs, plain);
                runs.Add(new($"U+{rune.Value:X4}", IsMark: true));
            }
            else
            {
                plain.Append(rune.ToString());
            }

            before = rune;
        }

        AddPlain(runs, plain);
        return runs;
    }

    private static void AddPlain(List<TextRun> runs, StringBuilder plain)
    {
        if (plain.Length > 0)
        {
            runs.Add(new(plain.ToString(), IsMark: false));
            plain.Clear();
        }
    }

    private static bool IsHidden(Rune rune, Rune before) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control => rune.Value is not ('\n' or '\r' or '\t'),
        UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => true,
        // Families and flags are several emoji joined into one.
        UnicodeCategory.Format => rune.Value != ZeroWidthJoiner || !(before.Value == EmojiVariation || Rune.GetUnicodeCategory(before) is UnicodeCategory.OtherSymbol or UnicodeCategory.ModifierSymbol),
        _ => false,
    };
}
