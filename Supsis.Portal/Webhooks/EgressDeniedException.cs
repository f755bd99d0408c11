namespace Supsis.Portal.Webhooks;

/// <summary>Carries the egress guard's refusal out of a connection that was never made.</summary>
internal sealed class EgressDeniedException : IOException
{
    public EgressDeniedException(EgressRefusal refusal)
        : base($"The egress guard refused the connection ({refusal}).") => Refusal = refusal;

    public EgressRefusal Refusal { get; }
}
