namespace Supsis.Portal.Inbox;

/// <summary>The headers of the Standard Webhooks specification that a receiver reads.</summary>
internal static class InboxHeaders
{
    public const string Id = "webhook-id";
    public const string Timestamp = "webhook-timestamp";
    public const string Signature = "webhook-signature";
}
