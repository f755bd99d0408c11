using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace Supsis.Portal.Webhooks;

/// <summary>Encrypts and decrypts signing secrets with the key ring of the data folder.</summary>
internal sealed class WebhookSecrets(IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("Supsis.Portal.Webhooks.SigningSecrets.v1");

    public byte[] Protect(IReadOnlyList<StoredSecret> secrets) => _protector.Protect(JsonSerializer.SerializeToUtf8Bytes(secrets));

    /// <summary>Newest first.</summary>
    public IReadOnlyList<StoredSecret> Unprotect(byte[] protectedSecrets)
    {
        try
        {
            return JsonSerializer.Deserialize<List<StoredSecret>>(_protector.Unprotect(protectedSecrets)) is { Count: > 0 } secrets
                ? [.. secrets.OrderByDescending(secret => secret.CreatedAt)]
                : throw new InvalidOperationException("A webhook has no signing secret.");
        }
        catch (CryptographicException exception)
        {
            throw new InvalidOperationException(
                "The signing secrets of the webhooks cannot be decrypted: the key ring (the folder 'keys' in the data folder) does not belong to this database. Restore both from the same backup.",
                exception);
        }
    }

    public IReadOnlyList<byte[]> Keys(byte[] protectedSecrets) => [.. Unprotect(protectedSecrets).Select(secret => SigningSecret.Parse(secret.Secret).Bytes)];
}
