namespace Supsis.Portal.Resources;

/// <summary>The pages of conversations.</summary>
public sealed class ConversationTexts;
