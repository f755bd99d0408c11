using System.Net;

namespace Supsis.Portal.Webhooks;

/// <summary>What the egress guard found: the addresses that may be dialled, or why there are none.</summary>
internal sealed record EgressVerdict(EgressRefusal Refusal, IPAddress[] Addresses)
{
    public bool IsAllowed => Refusal == EgressRefusal.None;

    public static EgressVerdict Refused(EgressRefusal refusal) => new(refusal, []);
}
