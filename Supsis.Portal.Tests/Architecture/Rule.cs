namespace Supsis.Portal.Tests.Architecture;

/// <summary>Says every breach of a rule at once, one per line, so that one run shows all there is to mend.</summary>
internal static class Rule
{
    public static void Holds(IEnumerable<string> breaches)
    {
        var all = breaches.ToList();
        Assert.True(all.Count == 0, Environment.NewLine + string.Join(Environment.NewLine, all));
    }

    /// <summary>As above, for the files that nobody exempted; an exemption names the file and says why.</summary>
    public static void Holds(IEnumerable<(string Path, string Breach)> breaches, IReadOnlyDictionary<string, string> exemptions) =>
        Holds(breaches.Where(found => !exemptions.ContainsKey(found.Path)).Select(found => $"{found.Path}: {found.Breach}"));
}
