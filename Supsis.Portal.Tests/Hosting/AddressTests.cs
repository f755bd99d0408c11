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

        var received = string.Join('\n', PortalAddress.Of(portal));
        Assert.True(Approved.ReplaceLineEndings("\n") == received, $"Approve by copying, if this is what was agreed upon:\n{received}");
    }
}
