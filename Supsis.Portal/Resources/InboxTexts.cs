namespace Supsis.Portal.Resources;

/// <summary>The test inbox: its page and what it answers.</summary>
public sealed class InboxTexts;
