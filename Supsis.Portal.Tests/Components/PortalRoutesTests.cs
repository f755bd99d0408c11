using Supsis.Portal.Components;
using Supsis.Portal.Components.Layout;

namespace Supsis.Portal.Tests.Components;

public sealed class PortalRoutesTests
{
    [Theory]
    [InlineData("w/acme/webhooks", "acme", "webhooks")]
    [InlineData("w/acme/webhooks/wh_1?tab=x#top", "acme", "webhooks/wh_1")]
    [InlineData("w/acme", "acme", "")]
    [InlineData("w/a%C3%A7/deliveries", "aç", "deliveries")]
    [InlineData("w/", null, "")]
    [InlineData("", null, "")]
    [InlineData("sign-in?returnUrl=%2Fw%2Facme", null, "")]
    [InlineData("workspaces/w/acme", null, "")]
    public void The_workspace_is_read_from_the_address(string address, string? slug, string page)
    {
        Assert.Equal(slug is not null, PortalRoutes.TryReadSlug(address, out var read));
        Assert.Equal(slug, read);
        Assert.Equal(page, PortalRoutes.PageIn(address));
    }

    [Theory]
    [InlineData("webhooks", true)]
    [InlineData("webhooks/new", true)]
    [InlineData("webhooksx", false)]
    [InlineData("", false)]
    public void A_menu_line_is_current_on_its_page_and_below(string page, bool expected) =>
        Assert.Equal(expected, NavItem.All.Single(item => item.Page == "webhooks").IsCurrent(page));
}
