using Microsoft.Extensions.DependencyInjection;
using Supsis.Portal.Deliveries;

namespace Supsis.Portal.Tests.Deliveries;

public sealed class DeliveryNewsTests : IAsyncLifetime
{
    private LogDatabase _log = null!;

    private DeliveryNews News => _log.Services.GetRequiredService<DeliveryNews>();

    public async Task InitializeAsync() => _log = await LogDatabase.CreateAsync();

    public Task DisposeAsync()
    {
        _log.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Everybody_who_heard_the_same_notice_gets_the_rows_of_one_reading()
    {
        IReadOnlyCollection<Guid> notice = [_log.Add(new GivenDelivery())];

        var mine = await FindAsync(notice, DeliveryFilter.All);

        Assert.Single(mine);
        Assert.Same(mine, await FindAsync(notice, new DeliveryFilter()));
        Assert.Same(await CountAsync(notice), await CountAsync(notice));
    }

    [Fact]
    public async Task Another_filter_and_another_notice_are_read_for_themselves()
    {
        var id = _log.Add(new GivenDelivery());
        IReadOnlyCollection<Guid> notice = [id];

        Assert.Single(await FindAsync(notice, DeliveryFilter.All));
        Assert.Empty(await FindAsync(notice, new DeliveryFilter { EventType = "conversation.rated" }));
        Assert.NotSame(await FindAsync(notice, DeliveryFilter.All), await FindAsync(new[] { id }, DeliveryFilter.All));
    }

    [Fact]
    public async Task Another_workspace_sees_nothing_of_it()
    {
        IReadOnlyCollection<Guid> notice = [_log.Add(new GivenDelivery())];
        Assert.Single(await FindAsync(notice, DeliveryFilter.All));

        Assert.Empty(await News.FindAsync(Guid.NewGuid(), notice, DeliveryFilter.All, CancellationToken.None));
    }

    [Fact]
    public async Task Whoever_leaves_takes_the_rows_from_nobody()
    {
        IReadOnlyCollection<Guid> notice = [_log.Add(new GivenDelivery())];

        await Record.ExceptionAsync(() => News.FindAsync(_log.WorkspaceId, notice, DeliveryFilter.All, new CancellationToken(canceled: true)));

        Assert.Single(await FindAsync(notice, DeliveryFilter.All));
    }

    private Task<IReadOnlyList<DeliveryRow>> FindAsync(IReadOnlyCollection<Guid> notice, DeliveryFilter filter) =>
        News.FindAsync(_log.WorkspaceId, notice, filter, CancellationToken.None);

    private Task<DeliveryCounts> CountAsync(IReadOnlyCollection<Guid> notice) => News.CountAsync(_log.WorkspaceId, notice, CancellationToken.None);
}
