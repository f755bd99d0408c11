using Supsis.Portal.Tests.TestKit;

namespace Supsis.Portal.Tests.Hosting;

/// <summary>Every address beside the pages with the policy that guards it. A change here is a change of the contract.</summary>
public sealed class AddressTests
{
    private const string Approved = """
        x
        """;

    [Fact]
    public async Task The_addresses_are_those_that_were_agreed_upon()
    {
        await using var portal = new PortalApplication();

        Assert.Equal(Approved.ReplaceLineEndings("\n").Split('\n'), PortalAddress.Of(portal).Select(address => address.ToString()));
    }
}
