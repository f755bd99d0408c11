using System.Net;
using System.Net.Sockets;
using System.Text;
using Supsis.Portal.Deliveries;
using Supsis.Portal.Tests.TestKit;

namespace Supsis.Portal.Tests.Deliveries;

/// <summary>Every way a receiver misbehaves ends as a code of its own, at once or by the deadline, and with the connection closed.</summary>
public sealed class DeliverySenderMisbehaviourTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly ManualClock _clock = new();

    /// <summary>Name, status, code, note, and whether the connection is whole and may carry the next delivery.</summary>
    public static TheoryData<string, int?, string?, string?, bool> Endings => new()
    {
        { "no answer", null, DeliveryError.Reset, null, false },
        { "half a status line", null, DeliveryError.Reset, null, false },
        { "half a header", null, DeliveryError.Reset, null, false },
        { "no end of the head", null, DeliveryError.Reset, null, false },
        { "no length", 200, null, null, false },
        { "less than promised", 200, null, AttemptNote.BodyBroken, false },
        { "more than promised", 200, null, null, false },
        { "no content with a body", 204, null, null, false },
        { "line feeds only", 200, null, null, true },
        { "reason of 8 KB", 200, null, null, true },
        { "no reason", 200, null, null, true },
        { "http 1.0", 200, null, null, false },
        { "http 0.9", null, DeliveryError.BadResponse, null, false },
        { "another protocol", null, DeliveryError.BadResponse, null, false },
        { "another protocol's frame", null, DeliveryError.Reset, null, false }, // no line was finished: nothing tells it from half an answer
        { "an encrypted alert", null, DeliveryError.Reset, null, false },
        { "icy", null, DeliveryError.BadResponse, null, false },
        { "status banana", null, DeliveryError.BadResponse, null, false },
        { "status 99", null, DeliveryError.BadResponse, null, false },
        { "status 999", 999, DeliveryError.BadResponse, null, true },
        { "another upgrade", 101, DeliveryError.BadResponse, null, false },
        { "header without colon", null, DeliveryError.BadResponse, null, false },
        { "length banana", 200, null, null, false },
        { "length below zero", 200, null, null, false },
        { "two lengths", 200, null, null, true },
        { "length and chunks", 200, null, null, true },
        { "chunk size banana", 200, null, AttemptNote.BodyBroken, false },
        { "chunk size below zero", 200, null, AttemptNote.BodyBroken, false },
        { "chunk size beyond all numbers", 200, null, AttemptNote.BodyBroken, false },
        { "chunk without its end", 200, null, AttemptNote.BodyBroken, false },
        { "no last chunk", 200, null, AttemptNote.BodyBroken, false },
        { "trailers", 200, null, null, true },
        { "information first", 200, null, null, true },
        { "packed", 200, null, AttemptNote.BodyEncoded, true },
        { "unknown letters", 200, null, null, true },
        { "unknown type", 200, null, null, true },
    };

    [Theory, MemberData(nameof(Endings))]
    public async Task An_answer_that_ends_badly_ends_as_its_code_without_waiting(string name, int? status, string? error, string? note, bool isKept)
    {
        await using var receiver = RawReceiver.That(Misbehaviour.Ends(name));
        using var set = new SenderSetUp(clock: _clock, options: SenderSetUp.AsDelivered);

        var outcome = await SendAsync(set, receiver, isKept);

        Assert.Equal((status, error, note, TimeSpan.Zero), (outcome.Status, outcome.Error, outcome.Note, outcome.Duration));
        Assert.Equal((true, "127.0.0.1"), (outcome.HasReachedWire, outcome.RemoteIp));
    }

    public static TheoryData<string, int?, string?, string?, int?> Waits => new()
    {
        { "nothing", null, DeliveryError.Timeout, null, 60 },
        { "in the status line", null, DeliveryError.Timeout, null, 60 },
        { "in the head", null, DeliveryError.Timeout, null, 60 },
        { "after information", null, DeliveryError.Timeout, null, 60 },
        { "after 200", 200, null, AttemptNote.BodyUnfinished, null },
        { "after 500", 500, DeliveryError.Http5xx, AttemptNote.BodyUnfinished, 5 },
        { "after 503 with a wish", 503, DeliveryError.Http5xx, AttemptNote.BodyUnfinished, 120 },
        { "before the body", 200, null, AttemptNote.BodyUnfinished, null },
        { "without a length", 200, null, AttemptNote.BodyUnfinished, null },
        { "in a chunk", 200, null, AttemptNote.BodyUnfinished, null },
        { "in the trailers", 200, null, AttemptNote.BodyUnfinished, null },
    };

    [Theory, MemberData(nameof(Waits))]
    public async Task A_receiver_that_hangs_is_left_after_15_seconds(string name, int? status, string? error, string? note, int? retrySeconds)
    {
        var hangs = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var receiver = RawReceiver.That(Misbehaviour.Hangs(name, hangs));
        using var answer = new AnswerWatch();
        answer.Of(receiver.Port);
        using var set = new SenderSetUp(clock: _clock, options: SenderSetUp.AsDelivered);

        var sending = set.SendAsync(SenderSetUp.Loopback(receiver.Port));
        await (status is null ? hangs.Task : answer.HeadRead).WaitAsync(Patience, TimeProvider.System);
        var outcome = await AfterDeadlineAsync(sending);

        Assert.Equal((status, error, note), (outcome.Status, outcome.Error, outcome.Note));
        Assert.Equal(retrySeconds, RetryOf(outcome));
        await receiver.UntilClosedAsync();
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nX-Slow: ", null, DeliveryError.Timeout, null)]
    [InlineData("HTTP/1.1 200 OK\r\n\r\n", 200, null, AttemptNote.BodyUnfinished)]
    public async Task A_receiver_that_drips_is_left_after_15_seconds(string beginning, int? status, string? error, string? note)
    {
        var drips = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var receiver = RawReceiver.That(async (connection, cancellationToken) =>
        {
            using var tap = new PeriodicTimer(TimeSpan.FromSeconds(1), _clock);
            await connection.ReadRequestAsync(cancellationToken);
            await connection.WriteAsync(beginning, cancellationToken);
            drips.TrySetResult();
            while (await Task.WhenAny(tap.WaitForNextTickAsync(cancellationToken).AsTask(), connection.Closed) != connection.Closed)
            {
                await connection.WriteAsync("x", cancellationToken);
            }
        });
        using var answer = new AnswerWatch();
        answer.Of(receiver.Port);
        using var set = new SenderSetUp(clock: _clock, options: SenderSetUp.AsDelivered);

        var sending = set.SendAsync(SenderSetUp.Loopback(receiver.Port));
        await (status is null ? drips.Task : answer.HeadRead).WaitAsync(Patience, TimeProvider.System);
        var outcome = await AfterDeadlineAsync(sending);

        Assert.Equal((status, error, note), (outcome.Status, outcome.Error, outcome.Note));
        await receiver.UntilClosedAsync();
    }

    [Fact]
    public async Task A_receiver_that_never_reads_is_left_after_15_seconds()
    {
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var receiver = RawReceiver.That(async (connection, cancellationToken) =>
        {
            await connection.PeekAsync(cancellationToken);
            begun.TrySetResult();
            await new TaskCompletionSource().Task.WaitAsync(cancellationToken);
        });
        using var set = new SenderSetUp(clock: _clock, options: SenderSetUp.AsDelivered);

        var sending = set.Sender.SendAsync(SenderSetUp.Request(SenderSetUp.Loopback(receiver.Port)) with { Body = new byte[16 * 1024 * 1024] }, CancellationToken.None);
        await begun.Task.WaitAsync(Patience, TimeProvider.System);
        var outcome = await AfterDeadlineAsync(sending);

        Assert.Equal((DeliveryError.Timeout, null, true), (outcome.Error, outcome.Note, outcome.HasReachedWire));
        await receiver.UntilClosedAsync();
    }

    [Theory]
    [InlineData(false, null, DeliveryError.Reset, null)]
    [InlineData(true, 200, null, AttemptNote.BodyBroken)]
    public async Task A_receiver_that_cuts_the_connection_is_reset_unless_its_status_had_come(bool answers, int? status, string? error, string? note)
    {
        using var answer = new AnswerWatch();
        await using var receiver = RawReceiver.That(async (connection, cancellationToken) =>
        {
            await connection.ReadRequestAsync(cancellationToken);
            if (answers)
            {
                await connection.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nbegun", cancellationToken);
                await answer.HeadRead.WaitAsync(cancellationToken);
            }

            connection.Reset();
        });
        answer.Of(receiver.Port);
        using var set = new SenderSetUp(clock: _clock, options: SenderSetUp.AsDelivered);

        var outcome = await SendAsync(set, receiver);

        Assert.Equal((status, error, note), (outcome.Status, outcome.Error, outcome.Note));
    }

    [Fact]
    public async Task An_answer_that_comes_before_the_request_was_read_counts()
    {
        await using var receiver = RawReceiver.ThatAnswers("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
        using var set = new SenderSetUp(clock: _clock, options: SenderSetUp.AsDelivered);

        var outcome = await SendAsync(set, receiver, isKept: true);

        Assert.Equal((200, "ok"), (outcome.Status, outcome.ResponsePreview));
    }

    [Fact]
    public async Task A_closed_port_refuses()
    {
        using var closed = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        closed.Bind(new IPEndPoint(IPAddress.Loopback, 0)); // bound and not listening: nobody else can take the port meanwhile
        using var set = new SenderSetUp();

        var outcome = await set.SendAsync(SenderSetUp.Loopback(((IPEndPoint)closed.LocalEndPoint!).Port));

        Assert.Equal((DeliveryError.ConnectRefused, false), (outcome.Error, outcome.HasReachedWire));
    }

    [Fact]
    public async Task A_receiver_that_never_answers_the_tls_greeting_is_a_connect_timeout_by_our_deadline()
    {
        var greeted = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var receiver = RawReceiver.That((_, _) =>
        {
            greeted.TrySetResult();
            return Task.CompletedTask;
        });
        using var set = new SenderSetUp(clock: _clock, options: new() { ConnectTimeout = TimeSpan.FromMinutes(1) });

        var sending = set.SendAsync(SenderSetUp.Loopback(receiver.Port, "https"));
        await greeted.Task.WaitAsync(Patience, TimeProvider.System);

        Assert.Equal(DeliveryError.ConnectTimeout, (await AfterDeadlineAsync(sending)).Error);
    }

    [Fact]
    public async Task A_receiver_that_never_answers_the_tls_greeting_is_a_connect_timeout_by_the_limit_on_connecting()
    {
        await using var receiver = RawReceiver.ThatIsSilent();
        using var set = new SenderSetUp(clock: _clock, options: new() { ConnectTimeout = TimeSpan.FromMilliseconds(100) });

        var outcome = await set.SendAsync(SenderSetUp.Loopback(receiver.Port, "https")).WaitAsync(Patience, TimeProvider.System);

        Assert.Equal((DeliveryError.ConnectTimeout, TimeSpan.Zero), (outcome.Error, outcome.Duration));
        await receiver.UntilClosedAsync();
    }

    private static async Task<AttemptOutcome> SendAsync(SenderSetUp set, RawReceiver receiver, bool isKept = false)
    {
        var outcome = await set.SendAsync(SenderSetUp.Loopback(receiver.Port)).WaitAsync(Patience, TimeProvider.System);
        Assert.InRange(Encoding.UTF8.GetByteCount(outcome.ResponsePreview), 0, 16 * 1024);
        if (isKept)
        {
            set.Dispose();
        }

        await receiver.UntilClosedAsync();
        return outcome;
    }

    private async Task<AttemptOutcome> AfterDeadlineAsync(Task<AttemptOutcome> sending)
    {
        for (var second = 1; second < 15; second++)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            Assert.False(sending.IsCompleted);
        }

        _clock.Advance(TimeSpan.FromSeconds(1));
        var outcome = await sending.WaitAsync(Patience, TimeProvider.System);
        Assert.Equal(TimeSpan.FromSeconds(15), outcome.Duration);
        return outcome;
    }

    private static int? RetryOf(AttemptOutcome outcome) =>
        outcome.IsSuccess ? null : (int?)new RetrySchedule(new(), () => 0.5).NextDelay(1, outcome)?.TotalSeconds;
}
