namespace Supsis.Portal.Access;

/// <summary>What a key may be allowed to do; a write scope includes its read scope.</summary>
public static class ApiScopes
{
    public const string EventsWrite = PortalPolicies.EventsWrite;
    public const string WebhooksRead = PortalPolicies.WebhooksRead;
    public const string WebhooksWrite = PortalPolicies.WebhooksWrite;
    public const string DeliveriesRead = PortalPolicies.DeliveriesRead;
    public const string DeliveriesWrite = PortalPolicies.DeliveriesWrite;
    public const string KeysWrite = PortalPolicies.KeysWrite;

    public static IReadOnlyList<string> All { get; } = [EventsWrite, WebhooksRead, WebhooksWrite, DeliveriesRead, DeliveriesWrite, KeysWrite];

    public static string Join(IEnumerable<string> scopes) => string.Join(' ', All.Where(scopes.Contains));

    public static string[] Split(string scopes) => scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The scopes with those they include.</summary>
    public static IReadOnlySet<string> Expand(IEnumerable<string> scopes)
    {
        var held = scopes.ToHashSet(StringComparer.Ordinal);
        AddRead(held, WebhooksWrite, WebhooksRead);
        AddRead(held, DeliveriesWrite, DeliveriesRead);
        return held;
    }

    private static void AddRead(HashSet<string> held, string write, string read)
    {
        if (held.Contains(write))
        {
            held.Add(read);
        }
    }
}
