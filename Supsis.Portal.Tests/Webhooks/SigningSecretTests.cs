using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Tests.Webhooks;

public sealed class SigningSecretTests
{
    [Fact]
    public void A_new_secret_has_32_bytes_and_reads_back()
    {
        var secret = SigningSecret.Generate();

        Assert.Equal(32, secret.Bytes.Length);
        Assert.StartsWith("whsec_", secret.Text, StringComparison.Ordinal);
        Assert.Equal(secret.Bytes, SigningSecret.Parse(secret.Text).Bytes);
        Assert.NotEqual(secret.Text, SigningSecret.Generate().Text);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("whsec_")]
    [InlineData("whsec_c2hvcnQ=")]
    [InlineData("whsec_not base64 at all, not base64 at all")]
    [InlineData("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")]
    [InlineData("whsec_ MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")]
    public void Anything_else_is_no_secret(string? text) => Assert.False(SigningSecret.TryParse(text, out _));

    [Fact]
    public void It_does_not_show_itself() => Assert.Equal("whsec_***", $"{SigningSecret.Generate()}");
}
