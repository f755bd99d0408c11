using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Supsis.Portal.Components.Pages.Webhooks;
using Supsis.Portal.Deliveries;
using Supsis.Portal.Tests.Deliveries;
using Supsis.Portal.Tests.TestKit;

namespace Supsis.Portal.Tests.Components.Pages.Webhooks;

public sealed class BacklogLineTests : ScreenTest, IAsyncLifetime
{
    private LogDatabase _log = null!;

    public async Task InitializeAsync()
    {
        _log = await LogDatabase.CreateAsync();
        Services.AddSingleton<TimeProvider>(_log.Clock);
        Services.AddSingleton(_log.Feed);
        Services.AddSingleton(_log.Forecast());
    }

    Task IAsyncLifetime.DisposeAsync()
    {
        _log.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public void A_few_are_not_worth_a_word()
    {
        _log.Add(GivenDelivery.Fresh, 9);

        Assert.Empty(Open().Markup.Trim());
    }

    [Theory]
    [InlineData("tr", "412 gönderim bekliyor, yaklaşık 7 dk")]
    [InlineData("en", "412 waiting, about 7 min")]
    public void The_number_and_about_how_long_it_takes(string language, string words)
    {
        ReadIn(language);
        _log.Add(GivenDelivery.Fresh, 412);
        SucceedFor(seconds: 120); // sixty a minute

        Assert.Equal(words, Open().Find("p").TextContent);
    }

    [Fact]
    public void It_says_when_nothing_moves_and_when_it_is_nearly_done()
    {
        _log.Add(GivenDelivery.Fresh, 30);
        Assert.Equal("30 gönderim bekliyor", Open().Find("p").TextContent);

        SucceedFor(seconds: 120);
        Assert.Equal("30 gönderim bekliyor, bir dakikadan az", Open().Find("p").TextContent);
    }

    [Fact]
    public async Task It_follows_what_happens_and_asks_once_a_second_at_most()
    {
        var ids = _log.Add(GivenDelivery.Fresh, 40);
        var line = Open();

        await _log.WriteAsync(db => db.Deliveries.OrderBy(d => d.Id).Take(15).ExecuteUpdateAsync(set => set.SetProperty(d => d.Status, DeliveryStatus.Held)));
        ids.ForEach(id => _log.Feed.Changed(_log.WorkspaceId, id));
        _log.Clock.Advance(DeliveryFeed.Beat);
        Assert.StartsWith("40 ", line.Find("p").TextContent, StringComparison.Ordinal);

        _log.Clock.Advance(TimeSpan.FromSeconds(1));
        line.WaitForAssertion(() => Assert.StartsWith("25 ", line.Find("p").TextContent, StringComparison.Ordinal));
    }

    private IRenderedComponent<BacklogLine> Open() => Render<BacklogLine>(parameters => parameters
        .Add(line => line.WorkspaceId, _log.WorkspaceId)
        .Add(line => line.WebhookId, _log.WebhookId));

    private void SucceedFor(int seconds)
    {
        for (var second = 0; second < seconds; second++)
        {
            _log.Clock.Advance(TimeSpan.FromSeconds(1));
            _log.Services.GetRequiredService<ReceiverRates>().NoteSuccess(_log.WebhookId);
        }
    }
}
