using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Supsis.Portal.Data;
using Supsis.Portal.Deliveries;
using Supsis.Portal.Tests.TestKit;

namespace Supsis.Portal.Tests.Deliveries;

/// <summary>Many failures sent again at once: exactly those that were counted, once, and to the end.</summary>
public sealed class RetryJobTests : IAsyncLifetime
{
    private const string Route = "/api/v1/deliveries/retry";
    private const string Failed = """{ "status": "exhausted" }""";

    private LivePortal? _live;
    private GivenWebhook? _webhook;

    private LivePortal Live => _live!;

    private LogRows Rows { get; set; } = null!;

    public async Task InitializeAsync()
    {
        _live = await LivePortal.StartAsync();
        _webhook = await Live.AddWebhookAsync("conversation.ended"); // nothing here fires it
        Rows = RowsOf(_webhook);
    }

    public async Task DisposeAsync() => await Live.DisposeAsync();

    [Fact]
    public async Task The_count_is_of_what_may_be_retried_and_nothing_else_happens()
    {
        Rows.Add(GivenDelivery.Exhausted, 3);
        Rows.Add(GivenDelivery.WaitingForRetry, 2);
        Rows.Add(new GivenDelivery());
        Rows.Add(GivenDelivery.Fresh with { Owner = Guid.NewGuid() });
        Rows.Add(GivenDelivery.WaitingForRetry with { Owner = Guid.NewGuid() });
        Rows.Add(GivenDelivery.Held);
        var paused = await Live.AddWebhookAsync(Live.Receiver.Url, "ERP", "conversation.ended");
        RowsOf(paused).Add(GivenDelivery.Exhausted, 5);
        await Live.SwitchAsync(paused, "pause");

        Assert.Equal(6, await CountAsync("{}"));
        Assert.Equal(3, await CountAsync(Failed));
        Assert.Equal(0, await CountAsync($$"""{ "webhook_id": "{{paused.PublicId}}" }"""));
        Assert.Equal(0, await Live.ReadAsync(db => db.RetryJobs.CountAsync()));
        Assert.Empty(Live.Receiver.Requests);
    }

    [Fact]
    public async Task All_that_was_counted_arrives_once_under_its_own_id_and_what_comes_later_is_not_meant()
    {
        var ids = Rows.Add(GivenDelivery.Exhausted, 230);
        Rows.Add(new GivenDelivery());
        var job = await StartAsync(Failed);
        Assert.Equal(("running", 230, 0, 0), job.State);
        Live.Clock.Advance(TimeSpan.FromSeconds(1));
        var later = Rows.Add(GivenDelivery.Exhausted);

        await PassAsync();

        Assert.Equal(("done", 230, 230, 0), (await ReadAsync(job.Id)).State);
        var arrived = await Live.Receiver.WaitForAsync(230);
        Assert.Equal(ids.Select(id => PublicId.Format(PublicId.Delivery, id)), arrived.Select(request => request.MessageId).Order(StringComparer.Ordinal));
        await Live.UntilQuietAsync();
        Assert.Equal(230, Live.Receiver.Requests.Count);
        Assert.Equal(DeliveryStatus.Exhausted, await Live.ReadAsync(db => db.Deliveries.Where(d => d.Id == later).Select(d => d.Status).SingleAsync()));
        Assert.Equal(1, await Live.ReadAsync(db => db.AuditEntries.CountAsync(entry => entry.Action == RetryJobStore.StartedAction)));
    }

    [Fact]
    public async Task What_is_delivered_again_while_it_runs_is_not_sent_a_third_time()
    {
        Rows.Add(new GivenDelivery(), 150);
        var job = await StartAsync("{}");
        Live.Get<DeliveryWaker>().Woken += _ => Task.Run(async () =>
        {
            await Live.Receiver.WaitForAsync(100);
            await Live.UntilQuietAsync();
        }).GetAwaiter().GetResult(); // between two turns

        await PassAsync();

        Assert.Equal(("done", 150, 150, 0), (await ReadAsync(job.Id)).State);
        await Live.Receiver.WaitForAsync(150);
        await Live.UntilQuietAsync();
        Assert.Equal(150, Live.Receiver.Requests.Count);
    }

    [Fact]
    public async Task After_a_restart_it_goes_on_where_it_was()
    {
        Rows.Add(GivenDelivery.Exhausted, 250);
        var job = await StartAsync(Failed);
        using var killed = new CancellationTokenSource();
        Live.Get<DeliveryWaker>().Woken += _ => killed.Cancel(); // the first hundred are on disk
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Live.Get<RetryJobPass>().RunAsync(killed.Token));
        Assert.Equal(("running", 250, 100, 0), (await ReadAsync(job.Id)).State);

        await Live.RestartAsync();
        await PassAsync();

        Assert.Equal(("done", 250, 250, 0), (await ReadAsync(job.Id)).State);
        await Live.Receiver.WaitForAsync(250);
        await Live.UntilQuietAsync();
        Assert.Equal(250, Live.Receiver.Requests.Select(request => request.MessageId).Distinct().Count());
    }

    [Fact]
    public async Task What_cannot_be_retried_any_more_when_its_turn_comes_is_counted()
    {
        var ids = Rows.Add(GivenDelivery.Exhausted, 3);
        var job = await StartAsync(Failed);
        await Live.PostAsync("", $"/api/v1/deliveries/{PublicId.Format(PublicId.Delivery, ids[1])}/retry");
        await Live.Receiver.WaitForAsync(1);

        await PassAsync();

        Assert.Equal(("done", 3, 2, 1), (await ReadAsync(job.Id)).State);
    }

    [Fact]
    public async Task A_cancelled_job_does_nothing_more_and_an_ended_one_stays_as_it_ended()
    {
        Rows.Add(GivenDelivery.Exhausted, 2);
        var stopped = await StartAsync(Failed);
        Assert.Equal(("cancelled", 2, 0, 0), (await CancelAsync(stopped.Id)).State);
        await PassAsync();
        Assert.Equal(("cancelled", 2, 0, 0), (await ReadAsync(stopped.Id)).State);
        Assert.Empty(Live.Receiver.Requests);

        var ended = await StartAsync(Failed);
        await PassAsync();
        Assert.Equal(("done", 2, 2, 0), (await CancelAsync(ended.Id)).State);
        Live.Clock.Advance(TimeSpan.FromDays(91));
        Assert.Equal(2, await Live.Get<RetryJobPass>().ForgetAsync(CancellationToken.None));
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(ended.Id)).Status);
    }

    [Theory]
    [InlineData("[]", "body")]
    [InlineData("{}", "filter")]
    [InlineData("""{ "filter": [] }""", "filter")]
    [InlineData("""{ "filter": {}, "dry_run": "yes" }""", "dry_run")]
    [InlineData("""{ "filter": {}, "colour": 1 }""", "colour")]
    [InlineData("""{ "filter": { "colour": "red" } }""", "filter.colour")]
    [InlineData("""{ "filter": { "status": "lost" } }""", "filter.status")]
    [InlineData("""{ "filter": { "status": 1 } }""", "filter.status")]
    [InlineData("""{ "filter": { "webhook_id": "crm" } }""", "filter.webhook_id")]
    [InlineData("""{ "filter": { "from": "yesterday" } }""", "filter.from")]
    [InlineData("""{ "filter": { "q": "!?" } }""", "filter.q")]
    public async Task A_bad_wish_is_named_and_nothing_is_retried(string body, string field)
    {
        Rows.Add(GivenDelivery.Exhausted);

        var (status, problem) = await Live.PostAsync(body, Route);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.True(problem.GetProperty("errors").TryGetProperty(field, out _), problem.ToString());
        Assert.Equal(0, await Live.ReadAsync(db => db.RetryJobs.CountAsync()));
    }

    [Fact]
    public async Task An_unknown_job_is_404()
    {
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync("job_1")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(PublicId.Format(PublicId.RetryJob, Guid.NewGuid()))).Status);
    }

    private LogRows RowsOf(GivenWebhook webhook) => new(Live.Get<WriteGate>(), Live.Get<IdGenerator>(), Live.Clock, Live.WorkspaceId, webhook.Id);

    private Task PassAsync() => Live.Get<RetryJobPass>().RunAsync(CancellationToken.None);

    private async Task<int> CountAsync(string filter)
    {
        var (status, body) = await Live.PostAsync($$"""{ "filter": {{filter}}, "dry_run": true }""", Route);
        Assert.Equal(HttpStatusCode.OK, status);
        return body.GetProperty("count").GetInt32();
    }

    private async Task<Job> StartAsync(string filter)
    {
        var (status, body) = await Live.PostAsync($$"""{ "filter": {{filter}} }""", Route);
        Assert.Equal(HttpStatusCode.Accepted, status);
        return Job.Of(body);
    }

    private async Task<(HttpStatusCode Status, JsonElement Body)> GetAsync(string id)
    {
        using var answer = await Live.Api.GetAsync($"/api/v1/deliveries/retry-jobs/{id}");
        return (answer.StatusCode, JsonElement.Parse(await answer.Content.ReadAsStringAsync()));
    }

    private async Task<Job> ReadAsync(string id) => Job.Of((await GetAsync(id)).Body);

    private async Task<Job> CancelAsync(string id)
    {
        using var answer = await Live.Api.DeleteAsync($"/api/v1/deliveries/retry-jobs/{id}");
        return Job.Of(JsonElement.Parse(await answer.Content.ReadAsStringAsync()));
    }

    private sealed record Job(string Id, (string Status, int Total, int Done, int Failed) State)
    {
        public static Job Of(JsonElement body) => new(
            body.GetProperty("id").GetString()!,
            (body.GetProperty("status").GetString()!, body.GetProperty("total").GetInt32(), body.GetProperty("done").GetInt32(), body.GetProperty("failed").GetInt32()));
    }
}
