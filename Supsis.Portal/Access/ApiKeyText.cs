using System.Security.Cryptography;
using System.Text;

namespace Supsis.Portal.Access;

/// <summary>What a key looks like: <c>sps_</c> and 43 characters; the first 12 may be seen, of the rest only a hash is kept.</summary>
internal static class ApiKeyText
{
    public const string Start = "sps_";
    public const int Length = 47;
    public const int PrefixLength = 12;

    public static string Next() => Start + RandomToken.Next();

    public static bool IsWellFormed(string? key) =>
        key?.Length == Length
        && key.StartsWith(Start, StringComparison.Ordinal)
        && !key.AsSpan(Start.Length).ContainsAnyExcept(Base64UrlCharacters);

    public static string PrefixOf(string key) => key[..PrefixLength];

    public static byte[] HashOf(string key) => SHA256.HashData(Encoding.ASCII.GetBytes(key));

    private static readonly System.Buffers.SearchValues<char> Base64UrlCharacters =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");
}
