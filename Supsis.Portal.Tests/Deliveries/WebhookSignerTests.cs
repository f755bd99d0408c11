using System.Security.Cryptography;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Supsis.Portal.Deliveries;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Tests.Deliveries;

public sealed class WebhookSignerTests
{
    [Fact]
    public void It_signs_as_the_npm_package_standardwebhooks_does()
    {
        var secret = SigningSecret.Parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

        var signature = WebhookSigner.Sign("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, """{"test": 2432232314}"""u8, [secret.Bytes]);

        Assert.Equal("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", signature);
    }

    [Fact]
    public void Each_secret_gives_a_signature_during_a_rotation()
    {
        byte[] fresh = [1, 2, 3], old = [4, 5, 6];

        var signatures = WebhookSigner.Sign("msg_1", 1, "{}"u8, [fresh, old]).Split(' ');

        Assert.Equal([WebhookSigner.Sign("msg_1", 1, "{}"u8, [fresh]), WebhookSigner.Sign("msg_1", 1, "{}"u8, [old])], signatures);
    }

    [Fact]
    public void A_receiver_that_follows_the_specification_accepts_it_and_nothing_else() =>
        Prop.ForAll<byte[], int>((body, seconds) =>
        {
            var secret = SigningSecret.Generate();
            var signature = WebhookSigner.Sign("msg_1", seconds, body, [secret.Bytes]);
            return Verifies(secret, "msg_1", seconds, body, signature)
                && !Verifies(secret, "msg_2", seconds, body, signature)
                && !Verifies(secret, "msg_1", seconds + 1L, body, signature)
                && !Verifies(secret, "msg_1", seconds, [.. body, 0], signature)
                && !Verifies(SigningSecret.Generate(), "msg_1", seconds, body, signature);
        }).QuickCheckThrowOnFailure();

    // The receiver's side, written from the specification and not from our signer.
    private static bool Verifies(SigningSecret secret, string id, long timestamp, byte[] body, string header)
    {
        byte[] signed = [.. Encoding.ASCII.GetBytes(id), (byte)'.', .. Encoding.ASCII.GetBytes($"{timestamp}"), (byte)'.', .. body];
        var expected = HMACSHA256.HashData(Convert.FromBase64String(secret.Text["whsec_".Length..]), signed);
        return header.Split(' ').Select(part => part.Split(',')).Any(part =>
            part[0] == "v1" && CryptographicOperations.FixedTimeEquals(Convert.FromBase64String(part[1]), expected));
    }
}
