using Supsis.Portal.Tests.TestKit;

namespace Supsis.Portal.Tests.Crash;

/// <summary>Every row of "What a crash leaves behind" in docs/delivery-lifecycle.md: what is on disk, and how often the receiver sees it.</summary>
public sealed class FailPointTests(FailPointFixture fixture) : IClassFixture<FailPointFixture>, IAsyncLifetime
{
    private const string Waits = "pending 1 0 0 0";
    private const string Claimed = "sending 1 1 0 0";
    private const string Newest = "(SELECT id FROM webhooks ORDER BY created_at DESC LIMIT 1)"; // every test has one of its own

    private const string Row = $"SELECT status, owner IS NOT NULL, epoch, attempt_count, charged_attempts FROM deliveries WHERE webhook_id = {Newest} ORDER BY id";
    private const string Tries = $"SELECT number, error, is_charged FROM attempts JOIN deliveries ON id = delivery_id WHERE webhook_id = {Newest} ORDER BY id, number";
    private const string Hours = $"SELECT coalesce(sum(succeeded), 0) FROM delivery_hours WHERE webhook_id = {Newest}";

    private string? _webhook;

    private CrashScene Scene => fixture.Scene;

    public async Task InitializeAsync()
    {
        await Scene.ChangeReceiverAsync();
        await Scene.StartWithFailPointsIfDeadAsync();
    }

    public async Task DisposeAsync()
    {
        await Scene.StartWithFailPointsIfDeadAsync();
        using var answer = await Scene.Portal.Api.DeleteAsync($"/api/v1/webhooks/{_webhook}");
    }

    [Theory]
    [InlineData(FailPoint.RequestRead)]
    [InlineData(FailPoint.EventsWritten)]
    public async Task Before_the_commit_nothing_is_there_and_the_producer_repeats(FailPoint point)
    {
        await AddWebhookAsync();
        Scene.Armed.Arm(point);
        var sent = GivenEvent.Message("visitor", conversation: $"c-{point}");

        Assert.Null(await Scene.SendAsync(sent));
        await DiedAsync();
        Assert.Empty(await Scene.Disk.RowsAsync(Row));
        Assert.Empty(await Scene.Disk.RowsAsync($"SELECT id FROM events WHERE producer_id = '{sent.Id}' UNION SELECT id FROM conversations WHERE external_id = '{sent.Conversation}'"));
        Assert.Empty(Scene.Receiver.Requests);
        await Scene.StartWithFailPointsAsync();

        Assert.Equal((1, 0), await Scene.SendAsync(sent));
        await EndsAsync(requests: 1, "succeeded 0 0 1 1", "1 - 1");
    }

    [Fact]
    public async Task After_the_commit_the_start_sends_it_and_the_repeat_is_a_duplicate()
    {
        await AddWebhookAsync();
        Scene.Armed.Arm(FailPoint.EventsCommitted);
        var sent = GivenEvent.Message("visitor");

        Assert.Null(await Scene.SendAsync(sent));
        await DiedAsync();
        Assert.Equal([Waits], await Scene.Disk.RowsAsync(Row));
        Assert.Empty(Scene.Receiver.Requests);
        await Scene.StartWithFailPointsAsync();

        await EndsAsync(requests: 1, "succeeded 0 1 1 1", "1 - 1");
        Assert.Equal((0, 1), await Scene.SendAsync(sent));
        await EndsAsync(requests: 1, "succeeded 0 1 1 1", "1 - 1");
    }

    [Fact]
    public async Task Before_the_answer_the_repeat_is_a_duplicate()
    {
        await AddWebhookAsync();
        Scene.Armed.Arm(FailPoint.AnswerDue);
        Scene.Receiver.Answer = Answers.HangBeforeHeaders; // so that no outcome can be there
        var sent = GivenEvent.Message("visitor");

        Assert.Null(await Scene.SendAsync(sent));
        await DiedAsync();
        Assert.Equal([Waits], await Scene.Disk.RowsAsync(Row));
        var cut = Scene.Receiver.Requests.Count; // it may have begun
        Scene.Receiver.Answer = Answers.Ok;
        await Scene.StartWithFailPointsAsync();

        Assert.Equal((0, 1), await Scene.SendAsync(sent));
        await EndsAsync(requests: cut + 1, "succeeded 0 1 1 1", "1 - 1");
    }

    [Fact]
    public async Task A_claim_whose_request_was_never_made_is_charged_and_sent_once()
    {
        await AddWebhookAsync(isOrdered: true);
        Scene.Armed.Arm(FailPoint.Claimed);
        await Scene.SendAsync(GivenEvent.Message("visitor"));
        await DiedAsync();
        Assert.Equal([Claimed], await Scene.Disk.RowsAsync(Row));
        Assert.Empty(Scene.Receiver.Requests);
        await Scene.StartWithFailPointsAsync();

        await EndsAsync(requests: 1, "succeeded 0 2 2 2", "1 unknown_crash 1", "2 - 1");
    }

    [Theory]
    [InlineData(FailPoint.RequestBegun, false, 0)]
    [InlineData(FailPoint.Answered, false, 1)]
    [InlineData(FailPoint.Answered, true, 1)]
    [InlineData(FailPoint.OutcomeWritten, false, 1)]
    public async Task A_request_without_a_stored_outcome_is_made_again_with_the_same_id(FailPoint point, bool isOrdered, int seenBefore)
    {
        await AddWebhookAsync(isOrdered: isOrdered);
        Scene.Armed.Arm(point);
        await Scene.SendAsync(GivenEvent.Message("visitor"));
        await DiedAsync();
        Assert.Equal([isOrdered ? Claimed : Waits], await Scene.Disk.RowsAsync(Row));
        Assert.Empty(await Scene.Disk.RowsAsync(Tries));
        Assert.Equal(seenBefore, Scene.Receiver.Requests.Count);
        await Scene.StartWithFailPointsAsync();

        await (isOrdered
            ? EndsAsync(seenBefore + 1, "succeeded 0 2 2 2", "1 unknown_crash 1", "2 - 1")
            : EndsAsync(seenBefore + 1, "succeeded 0 1 1 1", "1 - 1"));
    }

    [Fact]
    public async Task A_stored_outcome_stands_and_nothing_is_sent_again()
    {
        await AddWebhookAsync();
        Scene.Armed.Arm(FailPoint.OutcomeCommitted);
        await Scene.SendAsync(GivenEvent.Message("visitor"));
        await DiedAsync();
        Assert.Equal(["succeeded 0 0 1 1"], await Scene.Disk.RowsAsync(Row));
        await Scene.StartWithFailPointsAsync();

        await Scene.SendAsync(GivenEvent.Message("visitor")); // what was to be sent again would have gone before it
        await Scene.Disk.UntilAllEndedAsync();
        Assert.Equal(["succeeded 0 0 1 1", "succeeded 0 0 1 1"], await Scene.Disk.RowsAsync(Row));
        Assert.Equal(2, Scene.Receiver.Requests.Select(request => request.MessageId).Distinct().Count());
        Assert.Equal(2, Scene.Receiver.Requests.Count);
    }

    [Fact]
    public async Task A_receiver_that_is_gone_does_not_leave_its_delivery_on_hold_at_a_webhook_that_was_never_closed()
    {
        await AddWebhookAsync();
        Scene.Armed.Arm(FailPoint.OutcomeCommitted);
        Scene.Receiver.Answer = Answers.Gone;
        await Scene.SendAsync(GivenEvent.Message("visitor"));
        await DiedAsync();
        Assert.Equal(["held 0 0 1 1"], await Scene.Disk.RowsAsync(Row));
        Assert.Equal(["active"], await Scene.Disk.RowsAsync($"SELECT state FROM webhooks WHERE id = {Newest}"));
        Scene.Receiver.Answer = Answers.Ok;
        await Scene.StartWithFailPointsAsync();

        await EndsAsync(requests: 2, "succeeded 0 1 2 2", "1 gone 1", "2 - 1");
    }

    [Theory]
    [InlineData(FailPoint.HalfAGroup)]
    [InlineData(FailPoint.BetweenGroups)]
    public async Task Of_many_outcomes_each_is_stored_whole_or_sent_again(FailPoint point)
    {
        const int Sent = 4; // as many as a webhook begins with at a time
        await AddWebhookAsync();
        Scene.Armed.Arm(point);
        var (first, others) = (new TaskCompletionSource(), new TaskCompletionSource());
        Scene.Receiver.AnswerNext(Answers.Behind(first.Task, Answers.Ok));
        Scene.Receiver.Answer = Answers.Behind(others.Task, Answers.Ok);
        for (var i = 0; i < Sent; i++)
        {
            await Scene.SendAsync(GivenEvent.Message("visitor"));
        }

        await Scene.Receiver.WaitForAsync(Sent);
        first.SetResult();
        await Scene.Portal.SaysAsync(DatabaseFailPoint.Gathering);
        others.SetResult();
        await DiedAsync();

        // The first stood alone in its group; the others were half written, or waited behind it.
        var rest = Sent - 1;
        Assert.Equal(["succeeded 0 0 1 1", .. Enumerable.Repeat(Waits, rest)], (await Scene.Disk.RowsAsync(Row)).OrderDescending());
        Assert.Equal(["1 - 1"], await Scene.Disk.RowsAsync(Tries));
        Assert.Equal(1, await Scene.Disk.CountAsync(Hours));
        Scene.Receiver.Answer = Answers.Ok;
        await Scene.StartWithFailPointsAsync();

        await Scene.Disk.UntilAllEndedAsync();
        Assert.Equal(["succeeded 0 0 1 1", .. Enumerable.Repeat("succeeded 0 1 1 1", rest)], (await Scene.Disk.RowsAsync(Row)).Order());
        Assert.Equal(Sent, await Scene.Disk.CountAsync(Hours));
        Assert.Equal(Sent + rest, Scene.Receiver.Requests.Count);
        Assert.Equal(Sent, Scene.Receiver.Requests.Select(request => request.MessageId).Distinct().Count());
    }

    private async Task AddWebhookAsync(bool isOrdered = false) => _webhook = await Scene.AddWebhookAsync(isOrdered: isOrdered);

    private async Task DiedAsync() => Assert.Equal(PortalProcess.Killed, await Scene.Portal.ExitAsync());

    /// <summary>Waits until the one delivery has ended: so it stands on disk, with these attempts, and so often the receiver saw it.</summary>
    private async Task EndsAsync(int requests, string row, params string[] tries)
    {
        await Scene.Disk.UntilAllEndedAsync();
        Assert.Equal([row], await Scene.Disk.RowsAsync(Row));
        Assert.Equal(tries, await Scene.Disk.RowsAsync(Tries));
        Assert.Equal(requests, Scene.Receiver.Requests.Count);
        Assert.Single(Scene.Receiver.Requests.Select(request => (request.MessageId, request.Text)).Distinct());
    }
}
