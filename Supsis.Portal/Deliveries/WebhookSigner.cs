using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Supsis.Portal.Deliveries;

/// <summary>Signs a message as the Standard Webhooks specification says, so that a receiver can tell ours from a forged one.</summary>
internal static class WebhookSigner
{
    /// <summary>One <c>v1,</c> signature for each secret, separated by spaces: two during a rotation.</summary>
    public static string Sign(string messageId, long unixSeconds, ReadOnlySpan<byte> body, IReadOnlyList<byte[]> secrets)
    {
        var prefix = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{messageId}.{unixSeconds}."));
        var signatures = new string[secrets.Count];
        for (var i = 0; i < signatures.Length; i++)
        {
            using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, secrets[i]);
            hash.AppendData(prefix);
            hash.AppendData(body);
            signatures[i] = "v1," + Convert.ToBase64String(hash.GetHashAndReset());
        }

        return string.Join(' ', signatures);
    }
}
