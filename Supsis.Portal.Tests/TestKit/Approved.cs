using System.Runtime.CompilerServices;

namespace Supsis.Portal.Tests.TestKit;

/// <summary>Compares a text with the approved one beside the test; what differs is left there as <c>.received</c>, to be looked at and renamed.</summary>
internal static class Approved
{
    public static void Matches(string name, string received, [CallerFilePath] string test = "")
    {
        var approved = Path.Combine(Path.GetDirectoryName(test)!, $"{Path.GetFileNameWithoutExtension(test)}.{name}.approved.txt");
        var kept = approved.Replace(".approved.", ".received.", StringComparison.Ordinal);
        var known = File.Exists(approved) ? File.ReadAllText(approved) : "";
        File.Delete(kept);
        if (known != received)
        {
            File.WriteAllText(kept, received);
        }

        Assert.Equal(known, received);
    }
}
