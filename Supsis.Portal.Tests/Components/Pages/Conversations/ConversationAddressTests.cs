using System.Net;
using Supsis.Portal.Components.Pages.Deliveries;
using Supsis.Portal.Tests.TestKit;

namespace Supsis.Portal.Tests.Components.Pages.Conversations;

public sealed class ConversationAddressTests
{
    [Theory]
    [InlineData("c-42")]
    [InlineData("ç 4/2?#&=")]
    public async Task The_address_in_a_delivery_leads_to_what_was_sent_about_the_conversation(string id)
    {
        await using var portal = new PortalApplication();
        using var browser = await portal.SignInAsync();

        using var answer = await browser.GetAsync($"/w/{PortalApplication.Slug}/conversations/{Uri.EscapeDataString(id)}");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal($"/w/{PortalApplication.Slug}/deliveries?conversation={Uri.EscapeDataString(id)}", answer.Headers.Location!.PathAndQuery);
    }

    [Fact]
    public async Task Only_people_who_are_signed_in_are_led_there()
    {
        await using var portal = new PortalApplication();
        using var browser = portal.Browser();

        using var answer = await browser.GetAsync($"/w/{PortalApplication.Slug}/conversations/c-42");

        Assert.Contains("/sign-in", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public void The_log_is_narrowed_to_the_conversation()
    {
        var view = LogView.Read(null, null, null, null) with { Conversation = "c-42" };

        Assert.Equal("c-42", view.ToFilter().ConversationId);
        Assert.True(view.HasFilters);
        Assert.False(view.IsEverything);
        Assert.Null(LogView.Read(null, null, null, null).ToFilter().ConversationId);
        Assert.Equal("", (view with { Conversation = new string('c', 201) }).Conversation);
    }
}
