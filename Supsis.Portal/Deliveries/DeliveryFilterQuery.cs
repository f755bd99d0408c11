using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;

namespace Supsis.Portal.Deliveries;

/// <summary>Which deliveries a query is about, as it was sent; read by <see cref="DeliveryListRequest"/>.</summary>
internal record DeliveryFilterQuery
{
    [Description("pending, sending, succeeded, exhausted, held or cancelled.")]
    public string? Status { get; init; }

    [FromQuery(Name = "webhook_id")]
    public string? WebhookId { get; init; }

    [Description("An event type, such as conversation.ended.")]
    public string? Type { get; init; }

    [FromQuery(Name = "conversation_id")]
    [Description("The producer's own id of the conversation.")]
    public string? ConversationId { get; init; }

    [FromQuery(Name = "response_class")]
    [Description("2xx, 3xx, 4xx or 5xx: the receiver's last answer; none: it was tried and no answer came.")]
    public string? ResponseClass { get; init; }

    [Description("An error code: that of the last attempt, or why it was cancelled.")]
    public string? Error { get; init; }

    [Description("Created at this instant or later, ISO 8601 with offset.")]
    public string? From { get; init; }

    [Description("Created before this instant, ISO 8601 with offset.")]
    public string? To { get; init; }

    [Description("The beginnings of words that all must be there: of the conversation's id or number, the visitor's name, the message; or the whole id of a delivery or an event, or an error code.")]
    public string? Q { get; init; }
}
