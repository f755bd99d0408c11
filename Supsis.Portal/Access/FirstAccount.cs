using Supsis.Portal.Data;

namespace Supsis.Portal.Access;

/// <summary>The first administrator, and the workspaces (at least one) made with them.</summary>
public sealed record FirstAccount(string Name, string Email, string Password, IReadOnlyList<FirstWorkspace> Workspaces)
{
    public const int LongestName = ColumnLengths.Name;

    /// <summary>Whether a text can be the name of a person or a workspace.</summary>
    public static bool IsName(string? text) =>
        !string.IsNullOrWhiteSpace(text) && text.Trim().Length <= LongestName && !text.Any(char.IsControl);
}
