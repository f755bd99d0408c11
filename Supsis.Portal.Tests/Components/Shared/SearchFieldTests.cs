using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Supsis.Portal.Components.Shared;
using Supsis.Portal.Tests.TestKit;

namespace Supsis.Portal.Tests.Components.Shared;

public sealed class SearchFieldTests : ScreenTest
{
    private readonly ManualClock _clock = new();
    private readonly List<string> _searched = [];

    public SearchFieldTests() => Services.AddSingleton<TimeProvider>(_clock);

    [Fact]
    public void It_searches_when_the_typing_pauses_and_not_at_every_letter()
    {
        var field = Draw();

        field.Find("input").Input("a");
        _clock.Advance(TimeSpan.FromMilliseconds(300));
        field.Find("input").Input("ayşe ");
        _clock.Advance(TimeSpan.FromMilliseconds(300));
        Assert.Empty(_searched);
        _clock.Advance(TimeSpan.FromMilliseconds(100));

        field.WaitForAssertion(() => Assert.Equal(["ayşe"], _searched));
        Assert.Equal("ayşe ", field.Find("input").GetAttribute("value")); // the space may be the beginning of a second word
    }

    [Fact]
    public void Enter_searches_at_once_and_only_once()
    {
        var field = Draw();

        field.Find("input").Input("4711");
        field.Find("input").Change("4711");
        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(["4711"], _searched);
    }

    [Fact]
    public void It_follows_a_search_that_was_cleared_elsewhere()
    {
        var field = Draw("iade");
        Assert.Equal("iade", field.Find("input").GetAttribute("value"));

        field.Render(parameters => parameters.Add(search => search.Text, ""));

        Assert.Equal("", field.Find("input").GetAttribute("value"));
    }

    private IRenderedComponent<SearchField> Draw(string text = "") => Render<SearchField>(parameters => parameters
        .Add(search => search.Label, "Ara").Add(search => search.Text, text).Add(search => search.OnSearch, _searched.Add));
}
