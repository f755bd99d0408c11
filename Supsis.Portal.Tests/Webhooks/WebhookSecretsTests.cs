using Microsoft.AspNetCore.DataProtection;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Tests.Webhooks;

public sealed class WebhookSecretsTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Secrets_come_back_newest_first()
    {
        var secrets = new WebhookSecrets(new EphemeralDataProtectionProvider());
        var (older, newer) = (SigningSecret.Generate(), SigningSecret.Generate());

        var keys = secrets.Keys(secrets.Protect([new(older.Text, Now), new(newer.Text, Now.AddHours(1))]));

        Assert.Equal([newer.Bytes, older.Bytes], keys.Select(key => key.Bytes));
    }

    [Fact]
    public void A_foreign_key_ring_is_named_as_the_reason()
    {
        var bytes = new WebhookSecrets(new EphemeralDataProtectionProvider()).Protect([new(SigningSecret.Generate().Text, Now)]);

        var exception = Assert.Throws<InvalidOperationException>(() => new WebhookSecrets(new EphemeralDataProtectionProvider()).Keys(bytes));

        Assert.Contains("key ring", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stored_secret_never_prints_itself() =>
        Assert.DoesNotContain("whsec_", new StoredSecret(SigningSecret.Generate().Text, Now).ToString(), StringComparison.Ordinal);
}
