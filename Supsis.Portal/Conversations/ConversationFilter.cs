namespace Supsis.Portal.Conversations;

/// <summary>Which conversations somebody wants to see; what is null does not matter.</summary>
/// <param name="IsOpen">Only those that go on, or only those that ended.</param>
/// <param name="Search">A number, the beginning of a producer's id, or a part of the visitor's name.</param>
public sealed record ConversationFilter(bool? IsOpen, string? Search);
