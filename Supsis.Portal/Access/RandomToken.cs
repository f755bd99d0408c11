using System.Buffers.Text;
using System.Security.Cryptography;

namespace Supsis.Portal.Access;

/// <summary>Unguessable texts of 32 random bytes, 43 characters that fit an address.</summary>
internal static class RandomToken
{
    public const int Characters = 43;

    public static string Next() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
}
