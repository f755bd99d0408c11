using System.Globalization;
using Supsis.Portal.Deliveries;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Tests.Components.Pages.Events;

/// <summary>A request that reaches a receiver, and whether it should be taken.</summary>
/// <param name="Body">In base64, so that it travels to any language byte for byte.</param>
internal sealed record SignedCase(string Name, bool IsRight, IReadOnlyDictionary<string, string> Headers, string Body, string Secret)
{
    private const string Id = "msg_01JD3K8Q7ZV9X2M4N6P8R0S2T4";

    public static IReadOnlyList<SignedCase> All(byte[] body, SigningSecret secret, SigningSecret other, long now)
    {
        var right = Of("right", true, now, body, secret.Text, [secret]);
        return
        [
            right,
            Of("old secret while rotating", true, now, body, secret.Text, [other, secret]),
            Of("four minutes old", true, now - 240, body, secret.Text, [secret]),
            Of("six minutes old", false, now - 360, body, secret.Text, [secret]),
            Of("from the future", false, now + 360, body, secret.Text, [secret]),
            Of("another secret", false, now, body, secret.Text, [other]),
            right with { Name = "changed body", IsRight = false, Body = Convert.ToBase64String([.. body, (byte)' ']) },
            right with { Name = "changed id", IsRight = false, Headers = With(right, "webhook-id", Id + "5") },
            right with { Name = "changed time", IsRight = false, Headers = With(right, "webhook-timestamp", (now - 1).ToString(CultureInfo.InvariantCulture)) },
            right with { Name = "no time", IsRight = false, Headers = With(right, "webhook-timestamp", "") },
            right with { Name = "a word for a time", IsRight = false, Headers = With(right, "webhook-timestamp", "now") },
            right with { Name = "no signature", IsRight = false, Headers = With(right, "webhook-signature", "") },
            right with { Name = "cut signature", IsRight = false, Headers = With(right, "webhook-signature", right.Headers["webhook-signature"][..^4]) },
            right with { Name = "letters of another alphabet", IsRight = false, Headers = With(right, "webhook-signature", "v1,ığüş") },
        ];
    }

    private static SignedCase Of(string name, bool isRight, long at, byte[] body, string secret, SigningSecret[] signers) => new(
        name,
        isRight,
        new Dictionary<string, string>
        {
            ["webhook-id"] = Id,
            ["webhook-timestamp"] = at.ToString(CultureInfo.InvariantCulture),
            ["webhook-signature"] = WebhookSigner.Sign(Id, at, body, [.. signers.Select(signer => signer.Bytes)]),
        },
        Convert.ToBase64String(body),
        secret);

    private static Dictionary<string, string> With(SignedCase signed, string header, string value) => new(signed.Headers) { [header] = value };
}
