using Supsis.Portal.Data;
using Supsis.Portal.Triggers;

namespace Supsis.Portal.Deliveries;

/// <summary>What somebody likes to see in the log, under a name of theirs. Nobody else sees it.</summary>
public sealed class SavedView : IWorkspaceOwned
{
    public const int LongestName = 60;

    /// <summary>Room for the two texts of an address at their longest: 200 characters of nine signs each.</summary>
    public const int LongestQuery = 4096;

    private SavedView()
    {
    }

    public SavedView(Guid id, Guid workspaceId, Guid userId, string name, string query, DateTimeOffset createdAt) =>
        (Id, WorkspaceId, UserId, Name, Query, CreatedAt) = (id, workspaceId, userId, name, query, createdAt);

    public Guid Id { get; private set; }
    public Guid WorkspaceId { get; private set; }
    public Guid UserId { get; private set; }
    public string Name { get; private set; } = "";

    /// <summary>The filter as the log's address has it, without the question mark.</summary>
    public string Query { get; private set; } = "";

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Whether a text can be a name: neither too long nor nothing to see.</summary>
    public static bool IsName(string? text) =>
        text?.Trim() is { Length: > 0 and <= LongestName } name && !name.Any(char.IsControl) && Folded(name).Length > 0;

    /// <summary>"İade" and "iade" are one name to whoever looks for it.</summary>
    public bool IsCalled(string name) => Folded(Name) == Folded(name);

    public void Rename(string name) => Name = name;

    public void Replace(string query) => Query = query;

    private static string Folded(string name) => TurkishFolding.FoldKeyword(name.Trim(), ignoreDiacritics: false);
}
