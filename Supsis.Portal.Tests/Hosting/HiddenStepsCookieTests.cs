using Supsis.Portal.Hosting;

namespace Supsis.Portal.Tests.Hosting;

public sealed class HiddenStepsCookieTests
{
    [Theory]
    [InlineData("", "acme", true, "acme")]
    [InlineData("acme", "acme", true, "acme")]
    [InlineData("acme", "bir-2", true, "acme.bir-2")]
    [InlineData("acme.bir-2", "acme", false, "bir-2")]
    [InlineData("acme", "a.b", true, "acme")]
    [InlineData("acme", "x; Path=/", true, "acme")]
    [InlineData("acme", "", true, "acme")]
    public void A_choice_changes_its_own_workspace_and_no_other(string before, string slug, bool isHidden, string after) =>
        Assert.Equal(after, HiddenStepsCookie.With(before, slug, isHidden));

    [Fact]
    public void Many_choices_stay_small_and_the_newest_counts()
    {
        var value = Enumerable.Range(0, 500).Aggregate("", (known, number) => HiddenStepsCookie.With(known, $"company-{number}", isHidden: true));

        Assert.True(value.Length < 1000 && HiddenStepsCookie.Hides(value, "company-499") && !HiddenStepsCookie.Hides(value, "company-49"));
    }
}
