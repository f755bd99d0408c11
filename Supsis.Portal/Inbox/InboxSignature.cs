using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Supsis.Portal.Deliveries;

namespace Supsis.Portal.Inbox;

/// <summary>Checks a signature as a receiver should: by the Standard Webhooks specification, over the bytes that came.</summary>
internal static class InboxSignature
{
    /// <summary>Null when the request carries no signature, or nobody here could have signed it.</summary>
    public static bool? Check(IHeaderDictionary headers, byte[] body, IEnumerable<byte[]> secrets)
    {
        var (id, time, signatures) = (headers[InboxHeaders.Id].ToString(), headers[InboxHeaders.Timestamp].ToString(), headers[InboxHeaders.Signature].ToString());
        List<byte[]> keys = [.. secrets];
        if (signatures.Length == 0 || keys.Count == 0)
        {
            return null;
        }

        if (id.Length == 0 || !long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
        {
            return false;
        }

        var expected = WebhookSigner.Sign(id, seconds, body, keys).Split(' ');
        return signatures.Split(' ').Any(given => Array.Exists(expected, ours => AreEqual(given, ours)));
    }

    private static bool AreEqual(string one, string other) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(other));
}
