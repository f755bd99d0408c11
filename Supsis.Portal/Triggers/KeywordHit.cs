namespace Supsis.Portal.Triggers;

/// <summary>Where a keyword was found, in UTF-16 units of the message as it was written.</summary>
internal readonly record struct KeywordHit(int PatternId, int Start, int Length) : IComparable<KeywordHit>
{
    public int CompareTo(KeywordHit other)
    {
        var byStart = Start.CompareTo(other.Start);
        if (byStart != 0)
        {
            return byStart;
        }

        var byPattern = PatternId.CompareTo(other.PatternId);
        return byPattern != 0 ? byPattern : Length.CompareTo(other.Length);
    }
}
