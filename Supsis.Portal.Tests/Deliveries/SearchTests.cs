using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Supsis.Portal.Data;
using Supsis.Portal.Deliveries;

namespace Supsis.Portal.Tests.Deliveries;

/// <summary>Deliveries found by what stands in them, as Turkish readers write it.</summary>
public sealed class SearchTests : IAsyncLifetime
{
    private LogDatabase Given { get; set; } = null!;

    public async Task InitializeAsync() => Given = await LogDatabase.CreateAsync();

    public Task DisposeAsync()
    {
        Given.Dispose();
        return Task.CompletedTask;
    }

    [Theory]
    [InlineData("can", true)]
    [InlineData("DEMİR can", true)]
    [InlineData("dem", true)]
    [InlineData("4711", true)]
    [InlineData("#4711 demir", true)]
    [InlineData("c-özel", true)]
    [InlineData("ozel", true)]
    [InlineData("iade", true)]
    [InlineData("İADE İSTİYORUM", true)]
    [InlineData("siparis ist", true)]
    [InlineData("can yok", false)]
    [InlineData("emir", false)]
    [InlineData("c", true)]
    [InlineData("d", false)]
    [InlineData("\" OR 1*", false)]
    [InlineData("...", false)]
    public async Task All_words_must_be_there_or_begin_one(string text, bool isFound)
    {
        var id = Given.Add(new GivenDelivery { Conversation = "c-özel" });
        await SayAsync(id, "Siparişimi iade istiyorum");
        await FillAsync();

        Assert.Equal(isFound ? [id] : [], await FindAsync(text));
    }

    [Fact]
    public async Task Whole_ids_and_errors_are_found_at_once_without_the_text()
    {
        var failed = Given.Add(GivenDelivery.Exhausted with { LastError = DeliveryError.Timeout });
        var other = Given.Add(GivenDelivery.Exhausted);
        var eventId = (await Given.DeliveryAsync(other)).EventId;

        Assert.Equal([failed], await FindAsync(PublicId.Format(PublicId.Delivery, failed)));
        Assert.Equal([other], await FindAsync(" " + PublicId.Format(PublicId.Event, eventId)));
        Assert.Equal([failed], await FindAsync("timeout"));
        Assert.Equal([other], await FindAsync("5xx"));
    }

    [Fact]
    public async Task It_pages_by_key_and_goes_together_with_every_other_filter()
    {
        var ids = Given.Add(new GivenDelivery(), 4);
        var failed = Given.Add(GivenDelivery.Exhausted);
        await FillAsync();

        var first = await Given.Store.ListAsync(Given.WorkspaceId, Text("demir"), null, 3, CancellationToken.None);
        var second = await Given.Store.ListAsync(Given.WorkspaceId, Text("demir"), first.Older, 3, CancellationToken.None);
        Assert.Equal([failed, ids[3], ids[2], ids[1], ids[0]], first.Rows.Concat(second.Rows).Select(row => row.Id));
        Assert.Null(second.Older);

        Assert.Equal([failed], await FindAsync(Text("demir") with { Status = DeliveryStatus.Exhausted }));
        Assert.Equal([failed], await FindAsync(Text("demir") with { WebhookId = Given.WebhookId, ResponseClass = ResponseClass.ServerError, ConversationId = "c-1" }));
        Assert.Empty(await FindAsync(Text("demir") with { EventType = "conversation.ended" }));
        Assert.Equal([ids[1]], await FindAsync(Text("demir") with { Ids = [ids[1]] }));
        var changed = await Given.Store.FindAsync(Given.WorkspaceId, [ids[2], failed], Text("demir") with { Status = DeliveryStatus.Succeeded }, CancellationToken.None);
        Assert.Equal([ids[2]], changed.Select(row => row.Id));
    }

    [Theory]
    [InlineData(450, 3)] // what matches is older than the finds that are looked at first
    [InlineData(3, 450)]
    public async Task A_word_that_stands_everywhere_hides_no_row_of_a_filter(int newer, int matching)
    {
        var failed = Given.Add(GivenDelivery.Exhausted, matching);
        Given.Add(new GivenDelivery(), newer);
        await FillAsync();

        Assert.Equal(failed.AsEnumerable().Reverse().Take(50), await FindAsync(Text("demir") with { Status = DeliveryStatus.Exhausted }));
    }

    [Fact]
    public async Task Another_workspace_s_words_find_nothing_here()
    {
        Given.Add(new GivenDelivery());
        await FillAsync();
        var stranger = await Given.AddWorkspaceAsync("stranger");

        Assert.Empty((await Given.Store.ListAsync(stranger, Text("demir"), null, 50, CancellationToken.None)).Rows);
        Assert.Empty((await Given.Store.ListAsync(stranger, Text("demir") with { Status = DeliveryStatus.Succeeded }, null, 50, CancellationToken.None)).Rows);
        Assert.Empty(await FindAsync(Given.WorkspaceId.ToString("N")));
    }

    [Fact]
    public async Task The_pass_goes_on_where_it_was_and_tells_the_open_pages()
    {
        var ids = Given.Add(new GivenDelivery(), SearchWriter.Batch + 20);
        var told = new HashSet<Guid>();
        using var page = Given.Feed.Subscribe(Given.WorkspaceId, told.UnionWith);

        Assert.Equal(ids.Count, await FillAsync());
        Assert.Equal(0, await FillAsync());
        var later = Given.Add(new GivenDelivery());
        Assert.Equal(1, await FillAsync());

        Given.Feed.Publish();
        Assert.Equal([.. ids, later], told.Order());
        Assert.Equal(ids.Count + 1, await Given.ReadAsync(db => db.SearchRows.CountAsync()));
    }

    [Fact]
    public async Task What_retention_deletes_is_out_of_the_text_too()
    {
        var old = Given.Add(new GivenDelivery());
        await FillAsync();
        Given.Clock.Advance(TimeSpan.FromDays(91));
        var young = Given.Add(new GivenDelivery());
        await FillAsync();
        var kind = new OldDeliveriesWriter(Given.Services.GetRequiredService<PortalReader>(), Given.Services.GetRequiredService<WriteGate>());

        var slice = await kind.FindAsync(Guid.Empty, Given.Clock.GetUtcNow() - TimeSpan.FromDays(90), CancellationToken.None);
        Assert.Equal(1, await kind.DeleteAsync(slice!, CancellationToken.None));

        Assert.Equal([young], await FindAsync("demir"));
        Assert.Equal([SearchRow.NumberOf(young)], await Given.ReadAsync(db => db.Database.SqlQuery<long>($"SELECT rowid AS Value FROM delivery_search WHERE delivery_search MATCH 'demir'").ToListAsync()));
        Assert.NotEqual(old, young);
    }

    [Fact]
    public async Task Many_are_retried_by_text()
    {
        Given.Add(GivenDelivery.Exhausted, 3);
        Given.Add(GivenDelivery.Exhausted with { Conversation = "c-2" });
        await FillAsync();

        Assert.Equal(1, await Given.Services.GetRequiredService<RetryJobStore>().CountAsync(Given.WorkspaceId, Text("4712"), CancellationToken.None));
    }

    private static DeliveryFilter Text(string text) => new() { Text = text };

    private Task<List<Guid>> FindAsync(string text) => FindAsync(Text(text));

    private async Task<List<Guid>> FindAsync(DeliveryFilter filter) =>
        [.. (await Given.Store.ListAsync(Given.WorkspaceId, filter, null, 50, CancellationToken.None)).Rows.Select(row => row.Id)];

    private Task<int> SayAsync(Guid id, string text) => Given.WriteAsync(db => db.Database.ExecuteSqlAsync(
        $$"""UPDATE payloads SET body = CAST(json_object('data', json_object('message', json_object('text', {{text}}))) AS BLOB) WHERE delivery_id = {{id.ToByteArray(bigEndian: true)}}"""));

    private Task<int> FillAsync() => Given.Services.GetRequiredService<SearchPass>().RunAsync(CancellationToken.None);
}
