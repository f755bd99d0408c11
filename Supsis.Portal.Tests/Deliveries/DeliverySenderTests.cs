using System.Net;
using System.Text;
using Supsis.Portal.Deliveries;
using Supsis.Portal.Tests.TestKit;
using Supsis.Portal.Tests.Webhooks;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Tests.Deliveries;

public sealed class DeliverySenderTests
{
    [Fact]
    public async Task A_delivery_arrives_signed_and_as_it_was_frozen()
    {
        var clock = new ManualClock();
        await using var receiver = await RecordingReceiver.StartAsync();
        using var set = new SenderSetUp(clock: clock);

        var outcome = await set.SendAsync(receiver.Url, ("X-Api-Key", "s3cret"));
        var request = Assert.Single(await receiver.WaitForAsync(1));

        Assert.True(outcome.IsSuccess);
        Assert.Equal((200, "ok", "127.0.0.1", clock.GetUtcNow(), true), (outcome.Status, outcome.ResponsePreview, outcome.RemoteIp, outcome.StartedAt, outcome.HasReachedWire));
        Assert.Equal(("POST", "/hook", "{\"type\":\"conversation.started\"}"), (request.Method, request.Path, request.Text));
        Assert.Equal("application/json", request.Headers["content-type"]);
        Assert.Equal("Supsis-Webhooks/0.1.0", request.Headers["user-agent"]);
        Assert.Equal("s3cret", request.Headers["x-api-key"]);
        Assert.Equal($"{clock.GetUtcNow().ToUnixTimeSeconds()}", request.Headers["webhook-timestamp"]);
        Assert.Equal(WebhookSigner.Sign("msg_1", clock.GetUtcNow().ToUnixTimeSeconds(), request.Body, [SenderSetUp.Secret]), request.Headers["webhook-signature"]);
        Assert.Equal(["content-length", "content-type", "host", "user-agent", "webhook-depth", "webhook-id", "webhook-signature", "webhook-timestamp", "x-api-key"],
            request.Headers.Keys.Select(name => name.ToLowerInvariant()).Order());
    }

    [Fact]
    public async Task The_record_keeps_the_signature_and_masks_the_webhooks_own_values()
    {
        await using var receiver = await RecordingReceiver.StartAsync();
        receiver.Answer = Answers.Status(200, "tamam", ("X-Trace", "abc"));
        using var set = new SenderSetUp();

        var outcome = await set.SendAsync(receiver.Url, ("X-Api-Key", "s3cret"), ("Authorization", "Bearer s3cret"));
        var signature = receiver.Requests[0].Headers["webhook-signature"];

        Assert.Contains($"webhook-signature: {signature}", outcome.RequestHeaders.Split('\n'));
        Assert.Contains($"x-api-key: {SecretMask.Text}", outcome.RequestHeaders.Split('\n'));
        Assert.Contains($"host: 127.0.0.1:{receiver.Port}", outcome.RequestHeaders.Split('\n'));
        Assert.DoesNotContain("s3cret", outcome.RequestHeaders, StringComparison.Ordinal);
        Assert.Contains("X-Trace: abc", outcome.ResponseHeaders.Split('\n'));
    }

    [Theory]
    [InlineData("X-Key", "a\r\nX-Evil: 1")]
    [InlineData("X-Key", "a\n")]
    [InlineData("X-Key", "ş")]
    [InlineData("X\r\nX-Evil: 1", "a")]
    [InlineData("webhook-signature", "v1,forged")]
    [InlineData("Host", "inside.example")]
    [InlineData("Content-Type", "text/html")]
    [InlineData("Transfer-Encoding", "chunked")]
    [InlineData("Date", "yesterday")]
    public async Task A_header_that_cannot_be_sent_is_an_outcome_and_nothing_goes_out(string name, string value)
    {
        await using var receiver = await RecordingReceiver.StartAsync();
        using var set = new SenderSetUp();

        var outcome = await set.SendAsync(receiver.Url, (name, value));

        Assert.Equal((DeliveryError.TransformFailed, AttemptNote.HeaderRefused), (outcome.Error, outcome.Note));
        Assert.Empty(receiver.Requests);
    }

    [Fact]
    public async Task Nothing_goes_out_unsigned()
    {
        await using var receiver = await RecordingReceiver.StartAsync();
        using var set = new SenderSetUp();

        var outcome = await set.Sender.SendAsync(SenderSetUp.Request(receiver.Url) with { Secrets = [] }, CancellationToken.None);

        Assert.Equal((DeliveryError.TransformFailed, AttemptNote.NoSecret), (outcome.Error, outcome.Note));
        Assert.Empty(receiver.Requests);
    }

    [Fact]
    public async Task A_proxy_of_the_environment_is_not_used()
    {
        await using var receiver = await RecordingReceiver.StartAsync();
        await using var proxy = RawReceiver.ThatAnswers("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        var before = HttpClient.DefaultProxy;
        HttpClient.DefaultProxy = new ProxyForOnePort(receiver.Port, SenderSetUp.Loopback(proxy.Port));
        try
        {
            using var set = new SenderSetUp();
            Assert.True((await set.SendAsync(receiver.Url)).IsSuccess);
        }
        finally
        {
            HttpClient.DefaultProxy = before;
        }

        Assert.Single(receiver.Requests);
        Assert.Equal(0, proxy.Connections);
    }

    [Fact]
    public async Task A_redirect_is_not_followed_and_keeps_its_target_for_the_log()
    {
        await using var elsewhere = await RecordingReceiver.StartAsync();
        await using var receiver = await RecordingReceiver.StartAsync();
        receiver.Answer = Answers.RedirectTo(elsewhere.Url, 307);
        using var set = new SenderSetUp();

        var outcome = await set.SendAsync(receiver.Url, ("X-Api-Key", "s3cret"));

        Assert.Equal((307, DeliveryError.RedirectNotFollowed), (outcome.Status, outcome.Error));
        Assert.Contains($"Location: {elsewhere.Url}", outcome.ResponseHeaders, StringComparison.Ordinal);
        Assert.Empty(elsewhere.Requests);
    }

    [Fact]
    public async Task A_name_that_is_not_found_and_one_of_the_inside_look_the_same()
    {
        await using var receiver = await RecordingReceiver.StartAsync();
        var egress = new EgressSetUp { Names = { ["rebound.example.com"] = ["127.0.0.1"], ["mixed.example.com"] = ["8.8.8.8", "127.0.0.1"] } };
        using var set = new SenderSetUp(egress);

        foreach (var host in new[] { "unknown.example.com", "rebound.example.com", "mixed.example.com" })
        {
            var outcome = await set.SendAsync(new Uri($"http://{host}:{receiver.Port}/"));
            Assert.Equal((DeliveryError.DnsFailed, null, null, false), (outcome.Error, outcome.Note, outcome.RemoteIp, outcome.HasReachedWire));
        }

        Assert.Empty(receiver.Requests);
    }

    [Theory]
    [InlineData("http://127.0.0.1:{0}/")]
    [InlineData("http://127.1:{0}/")]
    [InlineData("http://①②⑦.⓪.⓪.①:{0}/")]
    [InlineData("http://127。0。0。1:{0}/")]
    [InlineData("http://127.0.0.1.:{0}/")]
    [InlineData("http://[::ffff:127.0.0.1]:{0}/")]
    [InlineData("http://localhost:{0}/")]
    [InlineData("http://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ:{0}/")]
    public async Task A_loopback_address_in_any_coat_is_not_connected_to(string url)
    {
        await using var receiver = await RecordingReceiver.StartAsync();
        using var set = new SenderSetUp(new EgressSetUp());

        var outcome = await set.SendAsync(new Uri(url.Replace("{0}", $"{receiver.Port}", StringComparison.Ordinal)));

        Assert.Equal(DeliveryError.EgressDenied, outcome.Error);
        Assert.Empty(receiver.Requests);
    }

    [Fact]
    public async Task Rules_that_became_stricter_hold_for_addresses_saved_before()
    {
        await using var receiver = await RecordingReceiver.StartAsync();
        using var set = new SenderSetUp(new EgressSetUp(new EgressOptions { AllowedNetworks = ["127.0.0.0/8"] }));

        Assert.Equal(DeliveryError.EgressDenied, (await set.SendAsync(receiver.Url)).Error);
        Assert.Empty(receiver.Requests);
    }

    [Fact]
    public async Task The_address_that_was_judged_is_dialled_and_named()
    {
        await using var receiver = await RecordingReceiver.StartAsync();
        var egress = new EgressSetUp("127.0.0.0/8") { Names = { ["crm.example.com"] = ["127.0.0.1"] } };
        using var set = new SenderSetUp(egress);

        var outcomes = new[] { await set.SendAsync(new($"http://crm.example.com:{receiver.Port}/hook")), await set.SendAsync(new($"http://crm.example.com:{receiver.Port}/hook")) };

        Assert.All(outcomes, outcome => Assert.Equal((200, "127.0.0.1"), (outcome.Status, outcome.RemoteIp)));
        Assert.Single(egress.LookedUp); // the second post went over the kept connection
        Assert.Equal($"crm.example.com:{receiver.Port}", receiver.Requests[0].Headers["host"]);
    }

    [Fact]
    public async Task A_shutdown_is_an_outcome_that_says_whether_anything_was_cut()
    {
        await using var receiver = await RecordingReceiver.StartAsync();
        receiver.Answer = Answers.HangBeforeHeaders;
        using var set = new SenderSetUp();
        using var shutdown = new CancellationTokenSource();

        var sending = set.Sender.SendAsync(SenderSetUp.Request(receiver.Url), shutdown.Token);
        await receiver.WaitForAsync(1);
        await shutdown.CancelAsync();
        var cut = await sending;
        var notBegun = await set.Sender.SendAsync(SenderSetUp.Request(receiver.Url), shutdown.Token);

        Assert.Equal((DeliveryError.AbortedShutdown, true), (cut.Error, cut.HasReachedWire));
        Assert.Equal((DeliveryError.AbortedShutdown, false), (notBegun.Error, notBegun.HasReachedWire));
        Assert.Single(receiver.Requests);
    }

    [Fact]
    public async Task The_deadline_is_kept_by_the_given_clock()
    {
        var clock = new ManualClock();
        await using var receiver = await RecordingReceiver.StartAsync();
        receiver.Answer = Answers.HangBeforeHeaders;
        using var set = new SenderSetUp(clock: clock, options: SenderSetUp.AsDelivered);

        var sending = set.SendAsync(receiver.Url);
        await receiver.WaitForAsync(1);
        clock.Advance(TimeSpan.FromSeconds(14));
        Assert.False(sending.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(1));

        var outcome = await sending;
        Assert.Equal((DeliveryError.Timeout, TimeSpan.FromSeconds(15)), (outcome.Error, outcome.Duration));
    }

    [Fact]
    public async Task The_preview_is_readable_text_in_the_receivers_own_letters()
    {
        await using var receiver = await RecordingReceiver.StartAsync();
        receiver.Answer = async context =>
        {
            context.Response.ContentType = "text/plain; charset=iso-8859-1";
            await context.Response.Body.WriteAsync(Encoding.Latin1.GetBytes("çok\0güzel"), context.RequestAborted);
        };
        using var set = new SenderSetUp();

        Assert.Equal("çok\uFFFDgüzel", (await set.SendAsync(receiver.Url)).ResponsePreview);
    }

    private sealed class ProxyForOnePort(int port, Uri proxy) : IWebProxy
    {
        public ICredentials? Credentials { get; set; }

        public Uri? GetProxy(Uri destination) => destination.Port == port ? proxy : null;

        public bool IsBypassed(Uri host) => host.Port != port;
    }
}
