using Supsis.Portal.Data;

namespace Supsis.Portal.Conversations;

/// <summary>Somebody who writes to the company.</summary>
public sealed class Visitor : IWorkspaceOwned
{
    private Visitor()
    {
    }

    public Guid Id { get; private set; }
    public Guid WorkspaceId { get; private set; }

    /// <summary>The producer's id; null for a visitor that is known through one conversation only.</summary>
    public string? ExternalId { get; private set; }

    public string? Name { get; private set; }
    public string? Email { get; private set; }
    public string? Phone { get; private set; }
    public string? Locale { get; private set; }
    public string? Country { get; private set; }

    /// <summary>The producer's own attributes, a JSON object.</summary>
    public string CustomAttributes { get; private set; } = "{}";
}
