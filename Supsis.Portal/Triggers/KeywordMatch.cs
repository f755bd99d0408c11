namespace Supsis.Portal.Triggers;

/// <summary>How a keyword must stand in a message: anywhere, as a whole word, or at the start of a word.</summary>
public enum KeywordMatch
{
    Contains,
    Word,
    Prefix,
}
