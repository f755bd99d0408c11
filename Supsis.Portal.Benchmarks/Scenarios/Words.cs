namespace Supsis.Portal.Benchmarks.Scenarios;

/// <summary>Made-up words that look Turkish enough to share beginnings with real ones, and are none.</summary>
internal static class Words
{
    private static readonly string[] Syllables = ["ka", "şe", "li", "mer", "gö", "tür", "ya", "büm", "ço", "na", "fis", "dı", "sor", "pe", "zül", "ho", "vak", "cin", "tre", "ğum"];

    /// <summary>A different word for every number below 160,000; all are longer than three syllables.</summary>
    public static string Made(int number)
    {
        var count = Syllables.Length;
        return Syllables[number % count] + Syllables[number / count % count] + Syllables[number / (count * count) % count]
            + Syllables[(number / (count * count * count) + 7) % count] + "mak";
    }
}
