using System.Net;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Tests.Webhooks;

public sealed class EgressRangesTests
{
    [Theory, MemberData(nameof(ForbiddenAddress.Ranges), MemberType = typeof(ForbiddenAddress))]
    public void A_refused_range_ends_where_it_ends(string first, string last, string? before, string? after)
    {
        Assert.False(EgressRanges.IsPublic(IPAddress.Parse(first)), first);
        Assert.False(EgressRanges.IsPublic(IPAddress.Parse(last)), last);
        Assert.True(before is null || EgressRanges.IsPublic(IPAddress.Parse(before)), before);
        Assert.True(after is null || EgressRanges.IsPublic(IPAddress.Parse(after)), after);
    }

    [Theory, MemberData(nameof(ForbiddenAddress.Coats), MemberType = typeof(ForbiddenAddress))]
    public void An_address_of_the_inside_is_refused_in_every_coat(string address) => Assert.False(EgressRanges.IsPublic(IPAddress.Parse(address)));

    [Theory]
    [InlineData("93.184.216.34")]
    [InlineData("8.8.8.8")]
    [InlineData("::ffff:8.8.8.8")]
    [InlineData("2606:4700:4700::1111")]
    [InlineData("2a00:1450:4017:80c::200e")]
    public void A_public_server_is_public(string address) => Assert.True(EgressRanges.IsPublic(IPAddress.Parse(address)));
}
