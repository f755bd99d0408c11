using System.Net;
using Supsis.Portal.Tests.TestKit;

namespace Supsis.Portal.Tests.Access;

public sealed class SignInTests
{
    [Fact]
    public async Task The_right_password_signs_in_and_leads_to_the_first_workspace()
    {
        await using var portal = new PortalApplication();
        using var browser = await portal.SignInAsync();

        using var answer = await browser.GetAsync("/");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/w/cagri-merkezi/deliveries", answer.Headers.Location!.OriginalString);
    }
}
