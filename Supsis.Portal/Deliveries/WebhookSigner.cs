using System.Buffers;
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
        var prefix = string.Create(CultureInfo.InvariantCulture, $"{messageId}.{unixSeconds}.");
        var length = prefix.Length + body.Length; // the prefix is ASCII
        var signed = ArrayPool<byte>.Shared.Rent(length);
        Encoding.ASCII.GetBytes(prefix, signed);
        body.CopyTo(signed.AsSpan(prefix.Length));
        var signatures = new string[secrets.Count];
        for (var i = 0; i < signatures.Length; i++)
        {
            // At one go: a hash that takes pieces has to be made and dropped each time, which costs more than the copy.
            signatures[i] = "v1," + Convert.ToBase64String(HMACSHA256.HashData(secrets[i], signed.AsSpan(0, length)));
        }

        ArrayPool<byte>.Shared.Return(signed);
        return string.Join(' ', signatures);
    }
}
