using System.Security.Authentication;

namespace Supsis.Portal.Deliveries;

/// <summary>Carries out of the TLS handshake which fault a receiver's certificate has.</summary>
internal sealed class CertificateRefusedException(string error) : AuthenticationException($"The receiver's certificate was refused ({error}).")
{
    /// <summary>One of <see cref="DeliveryError"/>.</summary>
    public string Error { get; } = error;
}
