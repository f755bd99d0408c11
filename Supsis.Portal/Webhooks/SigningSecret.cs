using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Supsis.Portal.Webhooks;

/// <summary>The key that a receiver checks our signatures with, in the form of the Standard Webhooks specification.</summary>
internal sealed class SigningSecret
{
    private const string Prefix = "whsec_";
    private const int Length = 32;

    private SigningSecret(byte[] bytes) => Bytes = bytes;

    public byte[] Bytes { get; }

    /// <summary>As it is shown once and pasted into a receiver.</summary>
    public string Text => Prefix + Convert.ToBase64String(Bytes);

    public static SigningSecret Generate() => new(RandomNumberGenerator.GetBytes(Length));

    public static SigningSecret Parse(string text) => TryParse(text, out var secret) ? secret : throw new FormatException("Not a signing secret.");

    public static bool TryParse(string? text, [NotNullWhen(true)] out SigningSecret? secret)
    {
        secret = null;
        if (text?.StartsWith(Prefix, StringComparison.Ordinal) != true)
        {
            return false;
        }

        var bytes = new byte[text.Length];

        // The specification's own limits, 24 to 64 bytes; ours are 32. A lenient base64 would give one key several spellings.
        if (!Convert.TryFromBase64String(text[Prefix.Length..], bytes, out var written) || written is < 24 or > 64)
        {
            return false;
        }

        secret = new SigningSecret(bytes[..written]);
        return secret.Text == text;
    }

    /// <summary>Never the secret: a log line or an exception would carry it away.</summary>
    public override string ToString() => Prefix + "***";
}
