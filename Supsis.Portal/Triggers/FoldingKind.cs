namespace Supsis.Portal.Triggers;

/// <summary>What a character means to the one before it when text is folded.</summary>
internal enum FoldingKind
{
    Starts,
    Joins,
    Ignored,
}
