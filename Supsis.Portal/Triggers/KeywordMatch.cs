namespace Supsis.Portal.Triggers;

/// <summary>How a keyword must stand in a message: anywhere, as a whole word, at the start of a word; or it is a regular expression.</summary>
public enum KeywordMatch
{
    Contains,
    Word,
    Prefix,
    Regex,
}
