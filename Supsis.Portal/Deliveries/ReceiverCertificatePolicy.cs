using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Supsis.Portal.Deliveries;

/// <summary>Names the fault of a receiver's certificate; it never accepts one that .NET refuses.</summary>
internal static class ReceiverCertificatePolicy
{
    public static bool Validate(X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors, DateTimeOffset now) =>
        // Thrown rather than false: SslStream keeps the reason of a plain "no" to itself.
        errors == SslPolicyErrors.None ? true : throw new CertificateRefusedException(FaultOf(certificate, chain, errors, now));

    // A certificate can have several faults; the first one that its owner would mend by itself is named.
    private static string FaultOf(X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors, DateTimeOffset now)
    {
        if (HasExpired(certificate as X509Certificate2, now) || chain?.ChainElements.Any(element => HasExpired(element.Certificate, now)) == true)
        {
            return DeliveryError.TlsExpired;
        }

        return errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch) ? DeliveryError.TlsNameMismatch : DeliveryError.TlsUntrusted;
    }

    private static bool HasExpired(X509Certificate2? certificate, DateTimeOffset now) => certificate?.NotAfter.ToUniversalTime() < now.UtcDateTime;
}
