using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Deliveries;

/// <summary>Everything one POST needs, read at the moment it is sent.</summary>
/// <param name="MessageId">The <c>webhook-id</c> header; the same for every attempt of a delivery.</param>
/// <param name="Url">Where it goes, as the manager saved it.</param>
/// <param name="Body">The frozen UTF-8 bytes, sent and signed as they are.</param>
/// <param name="Secrets">Signing keys, newest first; each that has not ended gives one signature, several during a rotation.</param>
/// <param name="Headers">The webhook's own headers, added after ours.</param>
/// <param name="ToInbox">Goes to the portal's own test inbox, through the client that dials only our own listener.</param>
internal sealed record OutgoingRequest(
    string MessageId,
    Uri Url,
    ReadOnlyMemory<byte> Body,
    IReadOnlyList<SigningKey> Secrets,
    IReadOnlyList<KeyValuePair<string, string>> Headers,
    bool ToInbox)
{
    /// <summary>How many webhooks stand between it and a person, itself included; a program that answers with an event hands it back.</summary>
    public int Depth { get; init; } = 1;
}
