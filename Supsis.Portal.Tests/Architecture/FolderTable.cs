namespace Supsis.Portal.Tests.Architecture;

/// <summary>Who may know whom: the table of docs/architecture.md, lowest first. Texts (Resources) may be used by everyone.</summary>
internal static class FolderTable
{
    public const string Texts = "Resources";

    public static readonly IReadOnlyDictionary<string, string[]> Allowed = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["Data"] = [],
        ["Access"] = ["Data"],
        ["Conversations"] = ["Access", "Data"],
        ["Triggers"] = ["Conversations", "Access", "Data"],
        ["Webhooks"] = ["Triggers", "Conversations", "Access", "Data"],
        ["Deliveries"] = ["Webhooks", "Triggers", "Conversations", "Access", "Data"],
        ["Inbox"] = ["Deliveries", "Webhooks", "Access", "Data"],
        ["Intake"] = ["Inbox", "Deliveries", "Webhooks", "Triggers", "Conversations", "Access", "Data"],
        ["Hosting"] = ["Access", "Data"],
        ["Jobs"] = ["Intake", "Deliveries", "Webhooks", "Conversations", "Access"],
        ["Demo"] = ["Intake", "Webhooks", "Inbox", "Access"],
        ["Components"] = ["Intake", "Inbox", "Deliveries", "Webhooks", "Triggers", "Conversations", "Access", "Hosting"],
        [Texts] = [],
    };

    /// <summary>The one tolerated knot: the context lists the tables of every feature.</summary>
    public const string ContextPath = "Supsis.Portal/Data/PortalDbContext.cs";

    public static readonly string[] AllowedInContext = ["Access", "Conversations", "Triggers", "Webhooks", "Deliveries", "Inbox"];

    public static IEnumerable<string> AllowedFor(SourceFile file) =>
        Allowed[file.Folder].Concat(file.Path == ContextPath ? AllowedInContext : []).Append(file.Folder).Append(Texts);
}
