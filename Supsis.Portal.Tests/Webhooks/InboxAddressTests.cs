using Microsoft.Extensions.Options;
using Supsis.Portal.Access;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Tests.Webhooks;

public sealed class InboxAddressTests
{
    private const string Token = "AbC-123";

    [Theory]
    [InlineData("http://localhost:5080", "http://localhost:5080/inbox/AbC-123", true)]
    [InlineData("http://localhost:5080", "http://127.0.0.1:5080/inbox/AbC-123", true)]
    [InlineData("http://[::]:5080", "http://localhost:5080/inbox/AbC-123", true)]
    [InlineData("http://0.0.0.0:5080", "http://[::1]:5080/inbox/AbC-123", true)]
    [InlineData("http://10.1.2.3:5080", "http://10.1.2.3:5080/inbox/AbC-123", true)]
    [InlineData("http://10.1.2.3:5080", "http://localhost:5080/inbox/AbC-123", false)]
    [InlineData("http://localhost:5080", "https://localhost:5080/inbox/AbC-123", false)]
    [InlineData("http://localhost:5080", "http://localhost:5081/inbox/AbC-123", false)]
    [InlineData("http://localhost:5080", "http://localhost/inbox/AbC-123", false)]
    [InlineData("http://localhost:5080", "http://localhost:5080/inbox/abc-123", false)]
    [InlineData("http://localhost:5080", "http://localhost:5080/inbox/AbC-123/", false)]
    [InlineData("http://localhost:5080", "http://localhost:5080/inbox/AbC-123?x=1", false)]
    [InlineData("http://localhost:5080", "http://localhost:5080/inbox/AbC-123#x", false)]
    [InlineData("http://localhost:5080", "http://me@localhost:5080/inbox/AbC-123", false)]
    [InlineData("http://localhost:5080", "http://localhost:5080/inbox/other", false)]
    [InlineData("http://localhost:5080", "/inbox/AbC-123", false)]
    [InlineData("http://localhost:5080", null, false)]
    public void The_inbox_is_the_own_address_with_the_workspaces_token(string listening, string? url, bool expected)
    {
        var inbox = Inbox(null);
        inbox.SetListeners([listening]);

        Assert.Equal(expected, inbox.IsInbox(url, Token));
    }

    [Theory]
    [InlineData("https://portal.example.com/inbox/AbC-123", true)]
    [InlineData("https://PORTAL.example.com:443/inbox/AbC-123", true)]
    [InlineData("http://portal.example.com/inbox/AbC-123", false)]
    [InlineData("http://localhost:5080/inbox/AbC-123", false)]
    public void A_public_address_stands_instead_of_the_listening_one(string url, bool expected)
    {
        var inbox = Inbox("https://portal.example.com/");
        inbox.SetListeners(["http://localhost:5080"]);

        Assert.Equal(expected, inbox.IsInbox(url, Token));
        Assert.Equal("https://portal.example.com/inbox/AbC-123", inbox.UrlOf(Token).AbsoluteUri);
    }

    [Theory]
    [InlineData("https://portal.example.com/api/v1/events", true)]
    [InlineData("https://PORTAL.example.com:443/", true)]
    [InlineData("https://portal.example.com./", true)]
    [InlineData("https://ｐｏｒｔａｌ.example.com/", true)]
    [InlineData("https://portal。example。com/", true)]
    [InlineData("https://portal.example.com:8443/", false)]
    [InlineData("https://other.example.com/", false)]
    public void Our_own_door_is_known_however_its_name_is_written(string url, bool expected) =>
        Assert.Equal(expected, Inbox("https://portal.example.com").IsOurs(new(url)));

    [Fact]
    public void A_name_that_the_name_system_cannot_write_is_not_ours()
    {
        var inbox = Inbox("http://portal.example.com");

        Assert.All(
            [$"http://{new string('ş', 60)}.com/", $"http://{string.Join('.', Enumerable.Repeat("şşşşşşşş", 30))}/", "http://xn--ş.com/", "http://́a.com/", "http://ـ.com/", "http://a‍b.com/"],
            text => Assert.False(inbox.IsInbox(text, Token)));
    }

    [Fact]
    public void What_is_stored_follows_the_portal_to_another_port()
    {
        var inbox = Inbox(null);
        inbox.SetListeners(["http://localhost:6000", "https://localhost:6001"]);

        Assert.Equal("http://localhost:6000/inbox/AbC-123", inbox.Resolve(InboxAddress.StoredUrl(Token)).AbsoluteUri);
        Assert.Equal("https://crm.example.com/inbox/AbC-123", inbox.Resolve("https://crm.example.com/inbox/AbC-123").AbsoluteUri);
    }

    private static InboxAddress Inbox(string? publicUrl) => new(Options.Create(new PortalOptions { PublicUrl = publicUrl }));
}
