using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Supsis.Portal.Tests.TestKit;

/// <summary>Verifies a request as a receiver does that knows nothing but the Standard Webhooks specification.</summary>
internal static class StandardWebhooks
{
    public static bool Verifies(ReceivedRequest request, string secret)
    {
        var key = Convert.FromBase64String(secret["whsec_".Length..]);
        var (id, timestamp) = (request.Headers["webhook-id"], request.Headers["webhook-timestamp"]);
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{id}.{timestamp}."), .. request.Body];
        var expected = "v1," + Convert.ToBase64String(HMACSHA256.HashData(key, signed));
        return long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out _) && request.Headers["webhook-signature"].Split(' ').Contains(expected);
    }
}
