using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Tests.Webhooks;

public sealed class WebhookHeaderPolicyTests
{
    [Theory]
    [InlineData("X-Api-Key", true)]
    [InlineData("Authorization", true)]
    [InlineData("", false)]
    [InlineData("X Key", false)]
    [InlineData("X-Key:", false)]
    [InlineData("X-Anahtarş", false)]
    [InlineData("X\r\nEvil", false)]
    public void A_name_is_a_token(string name, bool good) => Assert.Equal(good, WebhookHeaderPolicy.IsName(name));

    [Theory]
    [InlineData("Bearer abc", true)]
    [InlineData("", true)]
    [InlineData("a\r\nX-Evil: 1", false)]
    [InlineData("a\n", false)]
    [InlineData("a\0", false)]
    [InlineData("ş", false)]
    [InlineData(" a", false)]
    [InlineData("a\tb", false)]
    public void A_value_is_visible_ascii(string value, bool good) => Assert.Equal(good, WebhookHeaderPolicy.IsValue(value));

    [Theory]
    [InlineData("Host", true)]
    [InlineData("content-length", true)]
    [InlineData("Webhook-Signature", true)]
    [InlineData("Proxy-Authorization", true)]
    [InlineData("TraceParent", true)]
    [InlineData("X-Webhook", false)]
    [InlineData("Authorization", false)]
    public void Names_of_the_protocol_and_of_the_signature_are_reserved(string name, bool reserved) =>
        Assert.Equal(reserved, WebhookHeaderPolicy.IsReserved(name));
}
