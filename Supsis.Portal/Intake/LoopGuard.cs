using Supsis.Portal.Conversations;
using Supsis.Portal.Data;
using Supsis.Portal.Deliveries;

namespace Supsis.Portal.Intake;

/// <summary>Ends the circle of a receiver that answers a delivery with an event that fires the delivery again.</summary>
internal static class LoopGuard
{
    /// <summary>An event at the end of so many webhooks is stored and fires nothing: no sensible chain of programs is this long.</summary>
    public const int Deepest = 5;

    private const string DeliverySql = "SELECT webhook_id, depth FROM deliveries WHERE id = $1 AND workspace_id = $2";

    /// <summary>How many webhooks stand before the events of a request; what is no number is none.</summary>
    public static int DepthOf(HttpRequest request) => Depth((string?)request.Headers[RequestWriter.DepthHeader] ?? "");

    /// <summary>Whose doing an event is. A delivery that it names knows its own depth, so that a receiver need not pass the header on.</summary>
    public static LoopOrigin OriginOf(GroupTransaction transaction, Guid workspaceId, IncomingEvent incoming)
    {
        if (incoming.Origin is not { } origin)
        {
            return new(null, incoming.Depth);
        }

        if (PublicId.TryParse(PublicId.Webhook, origin, out var webhookId))
        {
            return new(webhookId, incoming.Depth);
        }

        if (!PublicId.TryParse(PublicId.Delivery, origin, out var deliveryId))
        {
            return new(null, incoming.Depth);
        }

        using var row = transaction.Command(DeliverySql).Query(deliveryId, workspaceId);
        return row.Read() ? new(row.Id(0), Math.Max(incoming.Depth, row.Int(1))) : new(null, incoming.Depth);
    }

    // A number too long to be read is no way round the limit.
    private static int Depth(string text) => true switch
    {
        _ when text.Length == 0 || text.Any(character => !char.IsAsciiDigit(character)) => 0,
        _ when text.TrimStart('0').Length > 1 => Deepest,
        _ => Math.Min(text[^1] - '0', Deepest),
    };
}
