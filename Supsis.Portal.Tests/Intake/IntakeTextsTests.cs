using Supsis.Portal.Tests.TestKit;

namespace Supsis.Portal.Tests.Intake;

public sealed class IntakeTextsTests
{
    [Theory]
    [InlineData("tr")]
    [InlineData("en")]
    public void Every_text_can_be_filled_in(string culture)
    {
        using var _ = new CultureScope(culture);
        var names = IntakeSamples.Texts.GetAllStrings(includeParentCultures: true).Select(text => text.Name).ToList();

        Assert.NotEmpty(names);
        Assert.All(names, name => Assert.DoesNotMatch("[{}][0-9]", IntakeSamples.Texts[name, 1, 2].Value));
    }
}
