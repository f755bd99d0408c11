namespace Supsis.Portal.Triggers;

/// <summary>A beginning that keywords share; the ranges are half open.</summary>
internal record struct KeywordNode(int Depth, int FirstKeyword)
{
    /// <summary>Up to here the keywords end at this node; those after it go on into the children.</summary>
    public int EndKeyword { get; set; }

    public int FirstChild { get; set; }

    public int EndChild { get; set; }

    /// <summary>The longest beginning that is also an end of this one.</summary>
    public int Fallback { get; set; }

    /// <summary>This node, or else the nearest fallback, at which a keyword ends; the root when there is none.</summary>
    public int Report { get; set; }

    public readonly bool EndsKeyword => EndKeyword > FirstKeyword;
}
