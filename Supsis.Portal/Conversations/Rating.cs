namespace Supsis.Portal.Conversations;

/// <summary>What the visitor thought of the conversation: <c>Score</c> out of <c>Max</c>.</summary>
public sealed record Rating(decimal? Score, decimal? Max, string? Comment);
