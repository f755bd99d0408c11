using Supsis.Portal.Conversations;

namespace Supsis.Portal.Webhooks;

/// <summary>Which statuses can be ticked, and what can be entered beside each.</summary>
public static class TriggerParameters
{
    public const string Keywords = "keywords";
    public const string Match = "match";
    public const string Authors = "authors";
    public const string OncePerConversation = "once_per_conversation";
    public const string IgnoreDiacritics = "ignore_diacritics";
    public const string Minutes = "minutes";
    public const string SilentParty = "silent_party";
    public const string BusinessHoursOnly = "business_hours_only";

    public const string CooldownMinutes = "cooldown_minutes";
    public const string MaxPerHour = "max_per_hour";

    /// <summary>How often, which can be said of every trigger.</summary>
    public static readonly IReadOnlyList<string> Guards = [CooldownMinutes, MaxPerHour];

    private static readonly string[] OfKeyword = [Keywords, Match, Authors, OncePerConversation, IgnoreDiacritics];
    private static readonly string[] OfSilence = [Minutes, SilentParty, BusinessHoursOnly];
    private static readonly string[] OfAnswer = [Minutes, BusinessHoursOnly];
    private static readonly string[] OfMessage = [Authors];

    /// <summary>What can be ticked, in the order in which it is shown.</summary>
    public static IReadOnlyList<EventType> Tickable { get; } = [.. EventCatalog.All.Where(IsTickable)];

    public static bool IsTickable(EventType type) =>
        type != EventCatalog.WebhookTest;

    /// <summary>The names of the parameters that say when a trigger of this type fires; <see cref="Guards"/> come beside them.</summary>
    public static IReadOnlyList<string> Of(string type) => EventCatalog.Find(type) switch
    {
        { } known when known == EventCatalog.KeywordMatched => OfKeyword,
        { } known when known == EventCatalog.ConversationInactive => OfSilence,
        { } known when known == EventCatalog.SlaBreached => OfAnswer,
        { Group: EventGroup.Messages } => OfMessage,
        _ => [],
    };
}
