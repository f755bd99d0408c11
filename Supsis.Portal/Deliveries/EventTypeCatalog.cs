using Supsis.Portal.Conversations;

namespace Supsis.Portal.Deliveries;

/// <summary>Every event type with its sentence, schema and sample, as the API and the page of events tell of it.</summary>
internal static class EventTypeCatalog
{
    private static readonly Lazy<IReadOnlyList<EventTypeBody>> Made = new(() => [.. EventCatalog.All.Select(EventTypeBody.Of)]);

    public static IReadOnlyList<EventTypeBody> All => Made.Value;

    /// <summary>Null when there is no such type.</summary>
    public static EventTypeBody? Find(string key) => All.FirstOrDefault(type => type.Key == key);
}
