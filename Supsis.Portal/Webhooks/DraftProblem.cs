namespace Supsis.Portal.Webhooks;

/// <summary>What is wrong with a draft, and where.</summary>
/// <param name="Field">The API's path, such as <c>triggers[1].keywords</c>.</param>
/// <param name="Code">Stays the same in every language.</param>
/// <param name="Text">For people, with the remedy.</param>
public sealed record DraftProblem(string Field, string Code, string Text);
