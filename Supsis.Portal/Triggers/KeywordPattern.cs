namespace Supsis.Portal.Triggers;

internal readonly record struct KeywordPattern(int Id, string Keyword, KeywordMatch Match, bool IgnoreDiacritics);
