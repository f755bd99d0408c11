namespace Supsis.Portal.Access;

/// <summary>A workspace to be made at set-up.</summary>
public sealed class SetupWorkspace
{
    public string? Name { get; set; }

    /// <summary>Its key, with every scope; none when empty.</summary>
    public string? ApiKey { get; set; }
}
