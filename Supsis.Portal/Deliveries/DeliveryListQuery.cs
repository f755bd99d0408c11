using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;

namespace Supsis.Portal.Deliveries;

/// <summary>The query of a list of deliveries as it was sent; read by <see cref="DeliveryListRequest"/>.</summary>
internal sealed record DeliveryListQuery
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

    [Description("Not built yet: answers 400.")]
    public string? Q { get; init; }

    [Description("The next_cursor of the page before.")]
    public string? Cursor { get; init; }

    [Description("1 to 200, 50 by default.")]
    public string? Limit { get; init; }
}
