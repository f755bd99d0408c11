using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Supsis.Portal.Deliveries;
using Supsis.Portal.Tests.TestKit;

namespace Supsis.Portal.Tests.Deliveries;

/// <summary>Every way a receiver misbehaves ends as a code of its own, in bounded time.</summary>
public sealed class DeliverySenderMisbehaviourTests
{
    public static TheoryData<string, int?, string?, string?> Behaviours => new()
    {
        { "no content", 204, null, null },
        { "gone", 410, DeliveryError.Gone, null },
        { "not found", 404, DeliveryError.Http4xx, null },
        { "broken", 500, DeliveryError.Http5xx, null },
        { "too fast", 429, DeliveryError.RateLimited, null },
        { "busy", 503, DeliveryError.Http5xx, null },
        { "hang", null, DeliveryError.Timeout, null },
        { "reset", null, DeliveryError.Reset, null },
        { "hang after 200", 200, null, AttemptNote.BodyUnfinished },
        { "hang after 500", 500, DeliveryError.Http5xx, AttemptNote.BodyUnfinished },
        { "drip", 200, null, AttemptNote.BodyUnfinished },
        { "endless", 200, null, null },
        { "truncated", 200, null, AttemptNote.BodyBroken },
        { "packed", 200, null, AttemptNote.BodyEncoded },
    };

    [Theory, MemberData(nameof(Behaviours))]
    public async Task A_misbehaving_receiver_ends_as_its_code(string behaviour, int? status, string? error, string? note)
    {
        await using var receiver = await RecordingReceiver.StartAsync();
        receiver.Answer = AnswerCalled(behaviour);
        using var set = new SenderSetUp();

        var outcome = await WithinAsync(TimeSpan.FromSeconds(6), set.SendAsync(receiver.Url));

        Assert.Equal((status, error, note), (outcome.Status, outcome.Error, outcome.Note));
        Assert.InRange(Encoding.UTF8.GetByteCount(outcome.ResponsePreview), 0, 16 * 1024);
        Assert.Equal((true, "127.0.0.1"), (outcome.HasReachedWire, outcome.RemoteIp));
    }

    public static TheoryData<string, string> Malformed => new()
    {
        { "SSH-2.0-OpenSSH_9.2\r\n\r\n", DeliveryError.BadResponse },
        { "HTTP/1.1 banana\r\n\r\n", DeliveryError.BadResponse },
        { "HTTP/1.1 999 What\r\nContent-Length: 0\r\n\r\n", DeliveryError.BadResponse },
        { "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n", DeliveryError.BadResponse },
        { "HTTP/1.1 200 OK\r\nContent-Le", DeliveryError.Reset },
        { "", DeliveryError.Reset },
    };

    [Theory, MemberData(nameof(Malformed))]
    public async Task An_answer_that_is_no_http_ends_as_its_code(string bytes, string error)
    {
        await using var receiver = RawReceiver.ThatAnswers(bytes);
        using var set = new SenderSetUp();

        Assert.Equal(error, (await WithinAsync(TimeSpan.FromSeconds(6), set.SendAsync(SenderSetUp.Loopback(receiver.Port)))).Error);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\n", "X-Filler: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\r\n", DeliveryError.HeadersTooLarge)]
    [InlineData("HTTP/1.1 200 OK\r\nX-Filler: ", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", DeliveryError.HeadersTooLarge)]
    [InlineData("", "HTTP/1.1 100 Continue\r\n\r\n", DeliveryError.HeadersTooLarge)]
    public async Task An_answer_whose_head_never_ends_is_cut(string beginning, string again, string error)
    {
        await using var receiver = RawReceiver.ThatNeverStops(beginning, again);
        using var set = new SenderSetUp();

        Assert.Equal(error, (await WithinAsync(TimeSpan.FromSeconds(6), set.SendAsync(SenderSetUp.Loopback(receiver.Port)))).Error);
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

    [Theory]
    [InlineData(1, 5)] // our deadline comes first
    [InlineData(5, 1)] // the limit on connecting comes first
    public async Task A_receiver_that_never_answers_the_tls_greeting_is_a_connect_timeout(int timeout, int connectTimeout)
    {
        await using var receiver = RawReceiver.ThatIsSilent();
        using var set = new SenderSetUp(options: new() { Timeout = TimeSpan.FromSeconds(timeout), ConnectTimeout = TimeSpan.FromSeconds(connectTimeout) });

        var outcome = await WithinAsync(TimeSpan.FromSeconds(6), set.SendAsync(SenderSetUp.Loopback(receiver.Port, "https")));

        Assert.Equal(DeliveryError.ConnectTimeout, outcome.Error);
    }

    [Fact]
    public async Task The_wish_for_a_later_try_is_read()
    {
        await using var receiver = await RecordingReceiver.StartAsync();
        receiver.AnswerNext(Answers.RetryLater(429, "90"), Answers.RetryLater(503, "soon"));
        using var set = new SenderSetUp();

        Assert.Equal(TimeSpan.FromSeconds(90), (await set.SendAsync(receiver.Url)).RetryAfter);
        Assert.Null((await set.SendAsync(receiver.Url)).RetryAfter);
    }

    private static ReceiverAnswer AnswerCalled(string behaviour) => behaviour switch
    {
        "no content" => Answers.Status(204),
        "gone" => Answers.Gone,
        "not found" => Answers.Status(404, "no such hook"),
        "broken" => Answers.Status(500, "oops"),
        "too fast" => Answers.RetryLater(429, "5"),
        "busy" => Answers.RetryLater(503, "5"),
        "hang" => Answers.HangBeforeHeaders,
        "reset" => Answers.Reset,
        "hang after 200" => Answers.HangAfterHeaders(),
        "hang after 500" => Answers.HangAfterHeaders(500),
        "drip" => Answers.Drip(),
        "endless" => Answers.EndlessBody(),
        "truncated" => Answers.Truncated(),
        "packed" => Answers.Status(200, "not really", ("Content-Encoding", "gzip")),
        _ => throw new ArgumentOutOfRangeException(nameof(behaviour)),
    };

    private static async Task<AttemptOutcome> WithinAsync(TimeSpan limit, Task<AttemptOutcome> sending)
    {
        var watch = Stopwatch.StartNew();
        var outcome = await sending.WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, limit);
        return outcome;
    }
}
