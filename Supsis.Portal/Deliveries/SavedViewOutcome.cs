namespace Supsis.Portal.Deliveries;

/// <summary>What became of a wish about a saved view.</summary>
public enum SavedViewOutcome
{
    Done,

    /// <summary>Another view of this person has the name.</summary>
    NameTaken,

    /// <summary>This person has as many as anybody may.</summary>
    Full,

    /// <summary>It was deleted meanwhile.</summary>
    Gone,
}
