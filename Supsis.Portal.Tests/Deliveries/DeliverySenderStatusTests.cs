using Supsis.Portal.Deliveries;
using Supsis.Portal.Tests.TestKit;

namespace Supsis.Portal.Tests.Deliveries;

/// <summary>What each status means and when it is tried again: the answer as it comes over the wire, the schedule's middle draw.</summary>
public sealed class DeliverySenderStatusTests
{
    private readonly ManualClock _clock = new(); // 2026-11-22 10:15:30

    public static TheoryData<int, string?, int?> Statuses => new()
    {
        { 200, null, null }, { 201, null, null }, { 202, null, null }, { 204, null, null }, { 206, null, null }, { 299, null, null },
        { 300, DeliveryError.RedirectNotFollowed, 5 }, { 301, DeliveryError.RedirectNotFollowed, 5 }, { 302, DeliveryError.RedirectNotFollowed, 5 },
        { 303, DeliveryError.RedirectNotFollowed, 5 }, { 304, DeliveryError.RedirectNotFollowed, 5 }, { 305, DeliveryError.RedirectNotFollowed, 5 },
        { 307, DeliveryError.RedirectNotFollowed, 5 }, { 308, DeliveryError.RedirectNotFollowed, 5 },
        { 400, DeliveryError.Http4xx, 5 }, { 401, DeliveryError.Http4xx, 5 }, { 403, DeliveryError.Http4xx, 5 }, { 404, DeliveryError.Http4xx, 5 },
        { 405, DeliveryError.Http4xx, 5 }, { 407, DeliveryError.Http4xx, 5 }, { 408, DeliveryError.Http4xx, 5 }, { 413, DeliveryError.Http4xx, 5 },
        { 417, DeliveryError.Http4xx, 5 }, { 425, DeliveryError.Http4xx, 5 }, { 429, DeliveryError.RateLimited, 60 }, { 499, DeliveryError.Http4xx, 5 },
        { 500, DeliveryError.Http5xx, 5 }, { 501, DeliveryError.Http5xx, 5 }, { 502, DeliveryError.Http5xx, 60 }, { 503, DeliveryError.Http5xx, 60 },
        { 504, DeliveryError.Http5xx, 60 }, { 507, DeliveryError.Http5xx, 5 }, { 599, DeliveryError.Http5xx, 5 },
    };

    [Theory, MemberData(nameof(Statuses))]
    public async Task A_status_has_its_code_and_its_next_try(int status, string? error, int? retrySeconds)
    {
        var outcome = await AnswerAsync($"HTTP/1.1 {status} Something\r\nContent-Length: 0\r\n\r\n");

        Assert.Equal((status, error, null), (outcome.Status, outcome.Error, outcome.Note));
        Assert.Equal(retrySeconds, outcome.IsSuccess ? null : RetryOf(outcome));
    }

    [Theory]
    [InlineData(429, "120", 120)]
    [InlineData(429, "Sun, 22 Nov 2026 10:17:30 GMT", 120)]
    [InlineData(429, "3", 5)] // the schedule waits longer
    [InlineData(429, "0", 5)]
    [InlineData(429, "-5", 5)]
    [InlineData(429, "99999999999999999999", 86_400)]
    [InlineData(429, "Sun, 22 Nov 2099 10:17:30 GMT", 86_400)]
    [InlineData(429, "Sun, 22 Nov 2020 10:17:30 GMT", 5)]
    [InlineData(429, "soon", 60)]
    [InlineData(429, "1.5", 60)]
    [InlineData(429, "", 60)]
    [InlineData(429, "\u00e7ok", 60)]
    [InlineData(429, "soon\r\nRetry-After: 120", 120)]
    [InlineData(503, "120", 120)]
    [InlineData(503, "soon", 60)]
    [InlineData(502, "1", 5)]
    [InlineData(500, "120", 120)]
    [InlineData(404, "120", 120)]
    [InlineData(408, "120", 120)]
    [InlineData(301, "120", 120)]
    public async Task The_receivers_wish_puts_the_next_try_off_by_a_day_at_most(int status, string retryAfter, int retrySeconds) =>
        Assert.Equal(retrySeconds, RetryOf(await AnswerAsync($"HTTP/1.1 {status} Later\r\nRetry-After: {retryAfter}\r\nContent-Length: 0\r\n\r\n")));

    [Fact]
    public async Task A_wish_beside_a_success_holds_nothing_back()
    {
        var outcome = await AnswerAsync("HTTP/1.1 200 OK\r\nRetry-After: 120\r\nContent-Length: 0\r\n\r\n");
        var watch = new ReceiverWatch(new(), new(), () => 0.5);
        watch.Note(outcome, _clock.GetUtcNow());

        Assert.True(outcome.IsSuccess);
        Assert.True(watch.Permits(_clock.GetUtcNow()));
    }

    [Theory]
    [InlineData(429, "120", 120)]
    [InlineData(503, "120", 120)]
    [InlineData(503, "soon", 60)]
    [InlineData(404, "120", 0)]
    [InlineData(500, "120", 0)]
    public async Task The_wish_of_429_and_503_holds_for_the_whole_webhook_and_of_others_for_the_delivery(int status, string retryAfter, int seconds)
    {
        var outcome = await AnswerAsync($"HTTP/1.1 {status} Later\r\nRetry-After: {retryAfter}\r\nContent-Length: 0\r\n\r\n");
        var watch = new ReceiverWatch(new(), new(), () => 0.5);
        watch.Note(outcome, _clock.GetUtcNow());

        Assert.Equal(seconds == 0 ? null : _clock.GetUtcNow().AddSeconds(seconds), watch.HeldUntil(_clock.GetUtcNow()));
    }

    [Theory]
    [InlineData("http://127.0.0.1:{0}/elsewhere")]
    [InlineData("/elsewhere")]
    [InlineData("//127.0.0.1:{0}/elsewhere")]
    [InlineData("javascript:alert(1)")]
    [InlineData("http://[::1")]
    [InlineData("")]
    public async Task A_redirect_is_never_followed_wherever_it_points(string location)
    {
        await using var elsewhere = await RecordingReceiver.StartAsync();
        location = location.Replace("{0}", $"{elsewhere.Port}", StringComparison.Ordinal);

        var outcome = await AnswerAsync($"HTTP/1.1 307 There\r\nLocation: {location}\r\nContent-Length: 0\r\n\r\n", requests: 1);

        Assert.Equal((307, DeliveryError.RedirectNotFollowed), (outcome.Status, outcome.Error));
        Assert.Contains($"Location: {location}", outcome.ResponseHeaders, StringComparison.Ordinal);
        Assert.Empty(elsewhere.Requests);
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_marked_and_a_letter_cut_in_two_does_no_harm()
    {
        var torn = await AnswerAsync("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\na\u00ff\u00c3\u0000b");
        var endless = await AnswerAsync($"HTTP/1.1 200 OK\r\nContent-Length: 20001\r\n\r\nx{string.Concat(Enumerable.Repeat("\u00c5\u009f", 10_000))}");

        Assert.Equal("a\uFFFD\uFFFD\uFFFDb", torn.ResponsePreview);
        Assert.StartsWith("xşş", endless.ResponsePreview, StringComparison.Ordinal);
        Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(endless.ResponsePreview), 16 * 1024 - 3, 16 * 1024);
    }

    private async Task<AttemptOutcome> AnswerAsync(string bytes, int requests = 1)
    {
        var seen = 0;
        await using var receiver = RawReceiver.That(async (connection, cancellationToken) =>
        {
            while (await connection.ReadRequestAsync(cancellationToken) is not null)
            {
                seen++;
                await connection.WriteAsync(bytes, cancellationToken);
            }
        });
        using var set = new SenderSetUp(clock: _clock, options: SenderSetUp.AsDelivered);
        var outcome = await set.SendAsync(SenderSetUp.Loopback(receiver.Port));
        Assert.Equal(requests, seen);
        return outcome;
    }

    private static int? RetryOf(AttemptOutcome outcome) => (int?)new RetrySchedule(new(), () => 0.5).NextDelay(1, outcome)?.TotalSeconds;
}
