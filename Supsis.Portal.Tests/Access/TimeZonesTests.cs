using Supsis.Portal.Access;

namespace Supsis.Portal.Tests.Access;

public sealed class TimeZonesTests
{
    [Fact]
    public void Every_zone_is_named_by_its_city_and_can_be_found_again()
    {
        Assert.True(TimeZones.All.Count > 300);
        Assert.All(TimeZones.All, zone => Assert.Equal(zone.Id, TimeZoneInfo.FindSystemTimeZoneById(zone.Id).Id));
        Assert.Equal(TimeZones.All.Select(zone => zone.Id).Order(StringComparer.Ordinal).Distinct(), TimeZones.All.Select(zone => zone.Id));
    }

    [Theory]
    [InlineData("Europe/Istanbul", true)]
    [InlineData("UTC", true)]
    [InlineData("Turkey Standard Time", false)]
    [InlineData("../../etc/passwd", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Only_names_that_every_system_knows_are_known(string? id, bool isKnown) => Assert.Equal(isKnown, TimeZones.IsKnown(id));
}
