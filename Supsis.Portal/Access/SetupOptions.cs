namespace Supsis.Portal.Access;

/// <summary>Set-up without a browser: the first administrator, workspace and key, used only while the database is empty.</summary>
public sealed class SetupOptions
{
    public const string SectionName = "Setup";

    public string? AdminEmail { get; set; }

    public string? AdminPassword { get; set; }

    /// <summary>The name of the first workspace.</summary>
    public string? Workspace { get; set; }

    /// <summary>The first workspace's key, with every scope.</summary>
    public string? ApiKey { get; set; }

    /// <summary>Further workspaces of the same administrator.</summary>
    public IList<SetupWorkspace>? Workspaces { get; set; }

    internal bool IsEmpty =>
        AdminEmail is null && AdminPassword is null && Workspace is null && ApiKey is null && Workspaces is null or { Count: 0 };
}
