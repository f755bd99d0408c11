namespace Supsis.Portal.Components.Layout;

/// <summary>One line of the menu: the key of its text, its icon and its page within the workspace.</summary>
internal sealed record NavItem(string TextKey, string Icon, string Page)
{
    /// <summary>The whole menu, in the order that people see it; a new page is one line here.</summary>
    public static IReadOnlyList<NavItem> All { get; } =
    [
        new("NavOverview", "monitoring", "overview"),
        new("NavWebhooks", "webhook", "webhooks"),
        new("NavDeliveries", "outbox", "deliveries"),
        new("NavConversations", "chat", "conversations"),
        new("NavSimulator", "forum", "simulator"),
        new("NavInbox", "inbox", "inbox"),
        new("NavEvents", "menu_book", "events"),
        new("NavSettings", "settings", "settings"),
    ];

    public bool IsCurrent(string pageInWorkspace) =>
        pageInWorkspace.StartsWith(Page, StringComparison.Ordinal)
        && (pageInWorkspace.Length == Page.Length || pageInWorkspace[Page.Length] == '/');
}
