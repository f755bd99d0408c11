using Microsoft.EntityFrameworkCore;
using Supsis.Portal.Deliveries;

namespace Supsis.Portal.Tests.Deliveries;

public sealed class DeliveryStoreTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task The_log_pages_by_key_without_a_gap_and_without_a_repeat()
    {
        using var log = await LogDatabase.CreateAsync();
        var ids = log.Add(new GivenDelivery(), 7);
        ids.Reverse();

        var first = await log.Store.ListAsync(log.WorkspaceId, DeliveryFilter.All, null, 3, None);
        log.Add(new GivenDelivery()); // a newer one must not move the next page
        var second = await log.Store.ListAsync(log.WorkspaceId, DeliveryFilter.All, first.Older, 3, None);
        var third = await log.Store.ListAsync(log.WorkspaceId, DeliveryFilter.All, second.Older, 3, None);

        Assert.Equal(ids, first.Rows.Concat(second.Rows).Concat(third.Rows).Select(row => row.Id));
        Assert.Null(third.Older);
    }

    [Fact]
    public async Task A_page_that_ends_with_the_log_has_no_next_one()
    {
        using var log = await LogDatabase.CreateAsync();
        log.Add(new GivenDelivery(), 3);

        Assert.Null((await log.Store.ListAsync(log.WorkspaceId, DeliveryFilter.All, null, 3, None)).Older);
    }

    [Fact]
    public async Task A_row_carries_the_names_that_a_person_knows()
    {
        using var log = await LogDatabase.CreateAsync();
        log.Add(GivenDelivery.Exhausted with { EventType = "keyword.matched", Keyword = "iade", Conversation = "c-42" });

        var row = Assert.Single((await log.Store.ListAsync(log.WorkspaceId, DeliveryFilter.All, null, 10, None)).Rows);

        Assert.Equal(("CRM", "c-42", 4711L, "Can Demir", "iade"), (row.WebhookName, row.ConversationId, row.ConversationNumber, row.VisitorName, row.Keyword));
        Assert.Equal((503, "http_5xx", 11), (row.LastStatus, row.LastError, row.AttemptCount));
    }

    public static TheoryData<string, int> Filters => new()
    {
        { nameof(DeliveryStatus.Exhausted), 1 },
        { nameof(DeliveryFilter.IsWaiting), 2 },
        { nameof(DeliveryFilter.EventType), 1 },
        { nameof(DeliveryFilter.ConversationId), 1 },
        { "unknown conversation", 0 },
        { nameof(ResponseClass.ServerError), 1 },
        { nameof(ResponseClass.Success), 1 },
        { nameof(ResponseClass.None), 1 },
        { nameof(DeliveryFilter.Error), 1 },
        { nameof(DeliveryFilter.From), 3 },
        { nameof(DeliveryFilter.Until), 1 },
    };

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task A_filter_keeps_what_fits_and_nothing_else(string filter, int count)
    {
        using var log = await LogDatabase.CreateAsync();
        log.Add(new GivenDelivery { EventType = "conversation.ended" });
        log.Clock.Advance(TimeSpan.FromDays(1));
        var since = log.Clock.GetUtcNow();
        log.Add(GivenDelivery.Exhausted);
        log.Add(GivenDelivery.WaitingForRetry with { Conversation = "c-9" });
        log.Add(GivenDelivery.Held);
        var wanted = filter switch
        {
            nameof(DeliveryStatus.Exhausted) => new DeliveryFilter { Status = DeliveryStatus.Exhausted },
            nameof(DeliveryFilter.IsWaiting) => new DeliveryFilter { IsWaiting = true },
            nameof(DeliveryFilter.EventType) => new DeliveryFilter { EventType = "conversation.ended" },
            nameof(DeliveryFilter.ConversationId) => new DeliveryFilter { ConversationId = "c-9" },
            "unknown conversation" => new DeliveryFilter { ConversationId = "c-404" },
            nameof(ResponseClass.ServerError) => new DeliveryFilter { ResponseClass = ResponseClass.ServerError },
            nameof(ResponseClass.Success) => new DeliveryFilter { ResponseClass = ResponseClass.Success },
            nameof(ResponseClass.None) => new DeliveryFilter { ResponseClass = ResponseClass.None },
            nameof(DeliveryFilter.Error) => new DeliveryFilter { Error = DeliveryError.Timeout },
            nameof(DeliveryFilter.From) => new DeliveryFilter { From = since },
            _ => new DeliveryFilter { Until = since },
        };

        Assert.Equal(count, (await log.Store.ListAsync(log.WorkspaceId, wanted, null, 50, None)).Rows.Count);
    }

    [Fact]
    public async Task The_webhook_filter_keeps_one_webhook()
    {
        using var log = await LogDatabase.CreateAsync();
        var other = await log.AddWebhookAsync("Raporlama");
        log.Add(new GivenDelivery(), 2);
        var id = log.Add(new GivenDelivery { WebhookId = other });

        var slice = await log.Store.ListAsync(log.WorkspaceId, new DeliveryFilter { WebhookId = other }, null, 50, None);

        Assert.Equal([id], slice.Rows.Select(row => row.Id));
    }

    [Fact]
    public async Task Another_workspace_sees_nothing()
    {
        using var log = await LogDatabase.CreateAsync();
        var id = log.Add(GivenDelivery.Exhausted);
        var stranger = await log.AddWorkspaceAsync("stranger");

        Assert.Empty((await log.Store.ListAsync(stranger, DeliveryFilter.All, null, 50, None)).Rows);
        Assert.Empty(await log.Store.FindAsync(stranger, [id], DeliveryFilter.All, None));
        Assert.Null(await log.Store.GetAsync(stranger, id, None));
        Assert.Equal(new DeliveryCounts(0, 0), await log.Store.CountAsync(stranger, None));
        Assert.Equal(RetryResult.NotFound, await log.Store.RetryAsync(stranger, id, LogDatabase.Ayse, None));
    }

    [Fact]
    public async Task A_delivery_comes_with_its_event_its_body_and_its_attempts_in_order()
    {
        using var log = await LogDatabase.CreateAsync();
        var id = log.Add(GivenDelivery.Exhausted);
        log.AddAttempt(id, 2, 503, DeliveryError.Http5xx);
        log.AddAttempt(id, 1, null, DeliveryError.Timeout);

        var details = (await log.Store.GetAsync(log.WorkspaceId, id, None))!;

        Assert.Equal([1, 2], details.Attempts.Select(attempt => attempt.Number));
        Assert.Equal(TimeSpan.FromMilliseconds(4), details.ReceivedAt - details.OccurredAt);
        Assert.Equal("""{"type":"conversation.started"}""", System.Text.Encoding.UTF8.GetString(details.Body.Span));
    }

    [Fact]
    public async Task Failed_and_waiting_are_counted_up_to_a_thousand()
    {
        using var log = await LogDatabase.CreateAsync();
        log.Add(GivenDelivery.Exhausted, DeliveryCounts.Limit + 5);
        log.Add(GivenDelivery.Held);
        log.Add(GivenDelivery.Fresh);
        log.Add(new GivenDelivery());

        Assert.Equal(new DeliveryCounts(DeliveryCounts.Limit, 2), await log.Store.CountAsync(log.WorkspaceId, None));
    }

    public static TheoryData<string, string> Plans => new()
    {
        { "all", "IX_deliveries_workspace_id_id" },
        { "failed", "ix_deliveries_exhausted" },
        { "waiting", "ix_deliveries_waiting" },
        { "webhook", "IX_deliveries_webhook_id_id" },
        { "conversation", "IX_deliveries_event_id_trigger_id" },
        { "conversation of a webhook", "IX_deliveries_event_id_trigger_id" },
        { "type", "IX_deliveries_workspace_id_event_type_id" },
        { "cancelled", "ix_deliveries_cancelled" },
        { "error", "ix_deliveries_error" },
        { "no answer", "ix_deliveries_answer" },
        { "redirects", "ix_deliveries_answer" },
        { "server errors", "ix_deliveries_answer" },
    };

    [Theory]
    [MemberData(nameof(Plans))]
    public async Task The_log_is_read_through_its_index_and_is_not_sorted(string view, string index)
    {
        using var log = await LogDatabase.CreateAsync();
        log.Add(new GivenDelivery());
        var filter = view switch
        {
            "failed" => new DeliveryFilter { Status = DeliveryStatus.Exhausted },
            "waiting" => new DeliveryFilter { IsWaiting = true },
            "webhook" => new DeliveryFilter { WebhookId = log.WebhookId },
            "conversation" => new DeliveryFilter { ConversationId = "c-1" },
            "conversation of a webhook" => new DeliveryFilter { ConversationId = "c-1", WebhookId = log.WebhookId },
            "type" => new DeliveryFilter { EventType = "conversation.rated" },
            "cancelled" => new DeliveryFilter { Status = DeliveryStatus.Cancelled },
            "error" => new DeliveryFilter { Error = "tls_expired" },
            "no answer" => new DeliveryFilter { ResponseClass = ResponseClass.None },
            "redirects" => new DeliveryFilter { ResponseClass = ResponseClass.Redirect },
            "server errors" => new DeliveryFilter { ResponseClass = ResponseClass.ServerError },
            _ => DeliveryFilter.All,
        };

        var plan = await log.ReadAsync(async db =>
        {
            var query = DeliveryQuery.Matching(db, log.WorkspaceId, filter).OrderByDescending(d => d.Id).Take(50);
            await using var command = query.CreateDbCommand();
            command.CommandText = "explain query plan " + command.CommandText;
            await db.Database.OpenConnectionAsync();
            await using var reader = await command.ExecuteReaderAsync();
            var lines = new List<string>();
            while (await reader.ReadAsync())
            {
                lines.Add(reader.GetString(3));
            }

            return string.Join('\n', lines);
        });

        Assert.Contains(index, plan, StringComparison.Ordinal);
        if (filter.ConversationId is null) // those of one conversation are few: they may be sorted
        {
            Assert.DoesNotContain("TEMP B-TREE", plan, StringComparison.Ordinal);
        }
    }
}
