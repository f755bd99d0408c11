using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace Supsis.Portal.Webhooks;

/// <summary>Encrypts and decrypts what a webhook keeps secret with the key ring of the data folder.</summary>
internal sealed class WebhookSecrets(IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("Supsis.Portal.Webhooks.SigningSecrets.v1");
    private readonly IDataProtector _credentialProtector = protection.CreateProtector("Supsis.Portal.Webhooks.Credentials.v1");

    public byte[] Protect(IReadOnlyList<StoredSecret> secrets) => _protector.Protect(JsonSerializer.SerializeToUtf8Bytes(secrets));

    /// <summary>Null when there are none.</summary>
    public byte[]? Protect(WebhookCredentials credentials) =>
        credentials.IsNone ? null : _credentialProtector.Protect(JsonSerializer.SerializeToUtf8Bytes(credentials));

    public WebhookCredentials Credentials(byte[]? protectedCredentials) => protectedCredentials is null
        ? WebhookCredentials.None
        : Decrypt(() => JsonSerializer.Deserialize<WebhookCredentials>(_credentialProtector.Unprotect(protectedCredentials))!);

    /// <summary>Newest first.</summary>
    public IReadOnlyList<StoredSecret> Unprotect(byte[] protectedSecrets) => Decrypt<IReadOnlyList<StoredSecret>>(() =>
        JsonSerializer.Deserialize<List<StoredSecret>>(_protector.Unprotect(protectedSecrets)) is { Count: > 0 } secrets
            ? [.. secrets.OrderByDescending(secret => secret.CreatedAt)]
            : throw new InvalidOperationException("A webhook has no signing secret."));

    public IReadOnlyList<SigningKey> Keys(byte[] protectedSecrets) =>
        [.. Unprotect(protectedSecrets).Select(secret => new SigningKey(SigningSecret.Parse(secret.Secret).Bytes, secret.EndsAt))];

    private static T Decrypt<T>(Func<T> decrypt)
    {
        try
        {
            return decrypt();
        }
        catch (CryptographicException exception)
        {
            throw new InvalidOperationException(
                "The secrets of the webhooks cannot be decrypted: the key ring (the folder 'keys' in the data folder) does not belong to this database. Restore both from the same backup.",
                exception);
        }
    }
}
