using System.Collections.Frozen;

namespace Supsis.Portal.Conversations;

/// <summary>Every type of event that the portal knows, in the order in which it is shown.</summary>
public static class EventCatalog
{
    public static readonly EventType ConversationStarted = new("conversation.started", EventGroup.Basics, EventOrigin.ProducerOrPortal);
    public static readonly EventType KeywordMatched = new("keyword.matched", EventGroup.Basics, EventOrigin.Portal);
    public static readonly EventType ConversationInactive = new("conversation.inactive", EventGroup.Basics, EventOrigin.Portal);
    public static readonly EventType ConversationEnded = new("conversation.ended", EventGroup.Basics, EventOrigin.ProducerOrPortal);
    public static readonly EventType ConversationReopened = new("conversation.reopened", EventGroup.Conversation, EventOrigin.ProducerOrPortal);
    public static readonly EventType ConversationAbandoned = new("conversation.abandoned", EventGroup.Conversation, EventOrigin.ProducerOrPortal);
    public static readonly EventType MessageCreated = new("message.created", EventGroup.Messages, EventOrigin.Producer, EventPart.Message);
    public static readonly EventType FirstResponse = new("conversation.first_response", EventGroup.Service, EventOrigin.Portal);
    public static readonly EventType SlaBreached = new("sla.breached", EventGroup.Service, EventOrigin.Portal);
    public static readonly EventType WebhookTest = new("webhook.test", EventGroup.Technical, EventOrigin.Portal);

    /// <summary>The whole catalogue; the four that everyone needs stand first.</summary>
    public static readonly IReadOnlyList<EventType> All =
    [
        ConversationStarted,
        KeywordMatched,
        ConversationInactive,
        ConversationEnded,
        new("conversation.assigned", EventGroup.Conversation, EventOrigin.Producer),
        new("conversation.transferred", EventGroup.Conversation, EventOrigin.Producer),
        new("conversation.handed_over", EventGroup.Conversation, EventOrigin.Producer),
        ConversationReopened,
        new("conversation.rated", EventGroup.Conversation, EventOrigin.Producer, EventPart.Rating),
        new("conversation.tagged", EventGroup.Conversation, EventOrigin.Producer),
        new("conversation.untagged", EventGroup.Conversation, EventOrigin.Producer),
        new("conversation.status_changed", EventGroup.Conversation, EventOrigin.Producer),
        ConversationAbandoned,
        MessageCreated,
        new("message.updated", EventGroup.Messages, EventOrigin.Producer, EventPart.Message),
        new("message.deleted", EventGroup.Messages, EventOrigin.Producer, EventPart.Message),
        new("visitor.identified", EventGroup.Visitor, EventOrigin.Producer),
        new("visitor.lead_captured", EventGroup.Visitor, EventOrigin.Producer),
        new("offline_message.created", EventGroup.Visitor, EventOrigin.Producer),
        new("ticket.created", EventGroup.Tickets, EventOrigin.Producer, EventPart.Ticket),
        new("ticket.updated", EventGroup.Tickets, EventOrigin.Producer, EventPart.Ticket),
        new("ticket.resolved", EventGroup.Tickets, EventOrigin.Producer, EventPart.Ticket),
        FirstResponse,
        SlaBreached,
        WebhookTest,
    ];

    private static readonly FrozenDictionary<string, EventType> ByKey = All.ToFrozenDictionary(type => type.Key, StringComparer.Ordinal);

    public static EventType? Find(string key) => ByKey.GetValueOrDefault(key);
}
