namespace Supsis.Portal.Intake;

/// <summary>Why a piece of JSON has no canonical form, and where.</summary>
internal sealed record CanonicalFault(CanonicalFault.Reason Why, string Path)
{
    private const int LongestStep = 60;

    public enum Reason
    {
        RepeatedProperty,
        LoneSurrogate,
        NumberOutOfRange,
    }

    public CanonicalFault Under(string property) => Below(Shorten(property));

    public CanonicalFault Under(int index) => Below($"[{index}]");

    // A property name can be as long as the event; the answer must stay readable.
    internal static string Shorten(string property) => property.Length <= LongestStep ? property : property[..LongestStep] + "…";

    private CanonicalFault Below(string step) =>
        this with { Path = Path.Length == 0 || Path[0] == '[' ? step + Path : $"{step}.{Path}" };
}
