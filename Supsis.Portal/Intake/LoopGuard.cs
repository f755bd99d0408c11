using System.Globalization;
using Supsis.Portal.Data;
using Supsis.Portal.Deliveries;

namespace Supsis.Portal.Intake;

/// <summary>Ends the circle of a receiver that answers a delivery with an event that fires the delivery again.</summary>
internal static class LoopGuard
{
    /// <summary>An event at the end of so many webhooks is stored and fires nothing: no sensible chain of programs is this long.</summary>
    public const int Deepest = 5;

    private const string WebhookSql = "SELECT webhook_id FROM deliveries WHERE id = $1 AND workspace_id = $2";

    /// <summary>How many webhooks stand before the events of a request; what is no number is none.</summary>
    public static int DepthOf(HttpRequest request) =>
        int.TryParse((string?)request.Headers[RequestWriter.DepthHeader], NumberStyles.None, CultureInfo.InvariantCulture, out var depth) ? depth : 0;

    /// <summary>The webhook that an event's <c>origin</c> names, itself or by one of its deliveries; null when it names none.</summary>
    public static Guid? WebhookOf(GroupTransaction transaction, Guid workspaceId, string? origin)
    {
        if (origin is null)
        {
            return null;
        }

        if (PublicId.TryParse(PublicId.Webhook, origin, out var webhookId))
        {
            return webhookId;
        }

        if (!PublicId.TryParse(PublicId.Delivery, origin, out var deliveryId))
        {
            return null;
        }

        using var row = transaction.Command(WebhookSql).Query(deliveryId, workspaceId);
        return row.Read() ? row.Id(0) : null;
    }
}
