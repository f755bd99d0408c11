using Microsoft.Extensions.DependencyInjection;
using Supsis.Portal.Components.Shared;
using Supsis.Portal.Hosting;
using Supsis.Portal.Tests.TestKit;

namespace Supsis.Portal.Tests.Components.Shared;

public sealed class FormatsTests
{
    private static readonly TimeZoneInfo Istanbul = TimeZoneInfo.FindSystemTimeZoneById("Europe/Istanbul");
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 7, 20, 0, TimeSpan.Zero);

    private readonly Formats _formats = new ServiceCollection().AddLogging().AddPortalLocalization().AddSingleton<Formats>().BuildServiceProvider().GetRequiredService<Formats>();

    [Theory]
    [InlineData("tr", 84, "84 ms")]
    [InlineData("tr", 1_234, "1,2 sn")]
    [InlineData("en", 1_234, "1.2 s")]
    [InlineData("tr", 999.7, "1 sn")]
    [InlineData("tr", 59_970, "1 dk")]
    [InlineData("tr", 252_000, "4 dk 12 sn")]
    [InlineData("en", 7_500_000, "2 h 5 min")]
    [InlineData("tr", 172_800_000, "2 gün")]
    public void Durations_use_the_unit_that_people_would(string language, double milliseconds, string expected)
    {
        using var reader = new CultureScope(language);
        Assert.Equal(expected, _formats.Duration(TimeSpan.FromMilliseconds(milliseconds)));
    }

    [Theory]
    [InlineData("tr", 0.9995, "%99,9")]
    [InlineData("en", 0.9995, "99.9%")]
    [InlineData("tr", 0.99999, "%99,9")]
    [InlineData("tr", 1, "%100")]
    [InlineData("tr", 0.29, "%29")]
    public void A_share_is_never_rounded_up_to_perfect(string language, double share, string expected)
    {
        using var reader = new CultureScope(language);
        Assert.Equal(expected, _formats.Percent(share));
    }

    [Theory]
    [InlineData("tr", -20, "az önce")]
    [InlineData("en", 20, "in a moment")]
    [InlineData("tr", -240, "4 dk önce")]
    [InlineData("tr", 240, "4 dk sonra")]
    [InlineData("tr", -7_200, "08:20")]
    [InlineData("tr", -57_600, "dün 18:20")]
    [InlineData("en", 86_400, "tomorrow 10:20")]
    [InlineData("tr", -259_200, "19 Kas 10:20")]
    [InlineData("en", -31_536_000, "22 Nov 2025 10:20")]
    public void Times_are_told_from_the_reader_s_now(string language, int secondsFromNow, string expected)
    {
        using var reader = new CultureScope(language);
        Assert.Equal(expected, _formats.Relative(Now.AddSeconds(secondsFromNow), Now, Istanbul));
    }

    [Fact]
    public void A_log_shows_only_the_time_of_today_in_the_workspace_s_zone()
    {
        using var reader = new CultureScope("tr");
        Assert.Equal("10:15:30", _formats.Moment(new(2026, 11, 22, 7, 15, 30, TimeSpan.Zero), Now, Istanbul));
        Assert.Equal("dün 23:59:59", _formats.Moment(new(2026, 11, 21, 20, 59, 59, TimeSpan.Zero), Now, Istanbul));
    }

    [Fact]
    public void The_exact_time_names_milliseconds_and_zone()
    {
        using var reader = new CultureScope("tr");
        Assert.Equal("22 Kasım 2026 Pazar 10:15:30.123 UTC+03:00", _formats.Exact(new(2026, 11, 22, 7, 15, 30, 123, TimeSpan.Zero), Istanbul));
    }

    [Fact]
    public void Numbers_in_styles_keep_their_point_in_Turkish()
    {
        using var reader = new CultureScope("tr");
        Assert.Equal("12.5", Formats.Css(12.5));
        Assert.Equal("12.480", _formats.Number(12_480));
        Assert.Equal("1,5 KB", _formats.Bytes(1_536));
    }
}
