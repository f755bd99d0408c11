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

    private static readonly string[] OfKeyword = [Keywords, Match, Authors, OncePerConversation, IgnoreDiacritics];
    private static readonly string[] OfSilence = [Minutes, SilentParty, BusinessHoursOnly];
    private static readonly string[] OfMessage = [Authors];

    /// <summary>What can be ticked, in the order in which it is shown.</summary>
    public static IReadOnlyList<EventType> Tickable { get; } = [.. EventCatalog.All.Where(IsTickable)];

    public static bool IsTickable(EventType type) =>
        type.Origin != EventOrigin.Portal || type == EventCatalog.KeywordMatched || type == EventCatalog.ConversationInactive;

    /// <summary>The names of the parameters that a trigger of this type has.</summary>
    public static IReadOnlyList<string> Of(string type) => EventCatalog.Find(type) switch
    {
        { } known when known == EventCatalog.KeywordMatched => OfKeyword,
        { } known when known == EventCatalog.ConversationInactive => OfSilence,
        { Group: EventGroup.Messages } => OfMessage,
        _ => [],
    };
}
