using Supsis.Portal.Deliveries;
using Supsis.Portal.Tests.TestKit;

namespace Supsis.Portal.Tests.Deliveries;

/// <summary>What one delivery leaves behind for the next on the same connection, and what it does not.</summary>
public sealed class DeliverySenderConnectionTests
{
    private const string Ok = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    [Fact]
    public async Task A_kept_connection_that_the_receiver_has_closed_costs_no_attempt()
    {
        var closed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var receiver = RawReceiver.That(async (connection, cancellationToken) =>
        {
            await connection.ReadRequestAsync(cancellationToken);
            await connection.WriteAsync(Ok, cancellationToken);
            connection.Finish();
            closed.TrySetResult();
        });
        using var set = new SenderSetUp();

        var first = await set.SendAsync(SenderSetUp.Loopback(receiver.Port));
        await closed.Task;
        var second = await set.SendAsync(SenderSetUp.Loopback(receiver.Port));

        Assert.All([first, second], outcome => Assert.Equal((200, "ok"), (outcome.Status, outcome.ResponsePreview)));
        Assert.Equal(2, receiver.Connections);
    }

    [Fact]
    public async Task A_kept_connection_that_breaks_after_the_request_was_read_is_a_reset_and_nothing_is_sent_twice()
    {
        var requests = 0;
        await using var receiver = RawReceiver.That(async (connection, cancellationToken) =>
        {
            await connection.ReadRequestAsync(cancellationToken);
            Interlocked.Increment(ref requests);
            await connection.WriteAsync(Ok, cancellationToken);
            if (await connection.ReadRequestAsync(cancellationToken) is not null)
            {
                Interlocked.Increment(ref requests);
            }

            connection.Finish();
        });
        using var set = new SenderSetUp();

        Assert.True((await set.SendAsync(SenderSetUp.Loopback(receiver.Port))).IsSuccess);
        Assert.Equal(DeliveryError.Reset, (await set.SendAsync(SenderSetUp.Loopback(receiver.Port))).Error);
        Assert.Equal((2, 1), (requests, receiver.Connections));
    }

    [Theory]
    [InlineData(true)] // with the answer
    [InlineData(false)] // some time after it
    public async Task What_a_receiver_says_unasked_is_never_taken_for_the_next_answer(bool together)
    {
        const string Forged = "HTTP/1.1 500 Forged\r\nContent-Length: 6\r\n\r\nforged";
        var (first, said) = (0, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        var read = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var receiver = RawReceiver.That(async (connection, cancellationToken) =>
        {
            while (await connection.ReadRequestAsync(cancellationToken) is not null)
            {
                if (Interlocked.Exchange(ref first, 1) != 0)
                {
                    await connection.WriteAsync(Ok, cancellationToken);
                }
                else if (together)
                {
                    await connection.WriteAsync(Ok + Forged, cancellationToken);
                    said.TrySetResult();
                }
                else
                {
                    await connection.WriteAsync(Ok, cancellationToken);
                    await read.Task;
                    await connection.WriteAsync(Forged, cancellationToken);
                    said.TrySetResult();
                }
            }
        });
        using var set = new SenderSetUp();

        Assert.True((await set.SendAsync(SenderSetUp.Loopback(receiver.Port))).IsSuccess);
        read.TrySetResult();
        await said.Task;

        Assert.Equal((200, "ok"), (await set.SendAsync(SenderSetUp.Loopback(receiver.Port))) is var next ? (next.Status, next.ResponsePreview) : default);
        Assert.Equal(2, receiver.Connections);
    }

    [Fact]
    public async Task A_receivers_wish_to_close_is_kept()
    {
        await using var receiver = RawReceiver.That(async (connection, cancellationToken) =>
        {
            await connection.ReadRequestAsync(cancellationToken);
            await connection.WriteAsync("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nok", cancellationToken);
        });
        using var set = new SenderSetUp();

        Assert.True((await set.SendAsync(SenderSetUp.Loopback(receiver.Port))).IsSuccess);
        await receiver.UntilClosedAsync();
        Assert.True((await set.SendAsync(SenderSetUp.Loopback(receiver.Port))).IsSuccess);
        Assert.Equal(2, receiver.Connections);
    }

    [Fact]
    public async Task Cookies_are_not_sent_back_and_permission_to_send_is_not_asked_for()
    {
        var requests = new List<string>();
        await using var receiver = RawReceiver.That(async (connection, cancellationToken) =>
        {
            while (await connection.ReadRequestAsync(cancellationToken) is { } request)
            {
                requests.Add(request);
                await connection.WriteAsync("HTTP/1.1 200 OK\r\nSet-Cookie: session=1; Path=/\r\nContent-Length: 0\r\n\r\n", cancellationToken);
            }
        });
        using var set = new SenderSetUp();

        var large = SenderSetUp.Request(SenderSetUp.Loopback(receiver.Port)) with { Body = new byte[256 * 1024] };
        Assert.True((await set.Sender.SendAsync(large, CancellationToken.None)).IsSuccess);
        Assert.True((await set.Sender.SendAsync(large, CancellationToken.None)).IsSuccess);

        Assert.Equal((2, 1), (requests.Count, receiver.Connections));
        Assert.All(requests, request => Assert.DoesNotContain("cookie", request, StringComparison.OrdinalIgnoreCase));
        Assert.All(requests, request => Assert.DoesNotContain("expect", request, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_connection_to_our_own_inbox_is_no_way_for_others()
    {
        await using var portal = await RecordingReceiver.StartAsync();
        using var set = new SenderSetUp();
        set.Egress.Policy.SetOwnListeners([new(System.Net.IPAddress.Loopback, portal.Port)]);
        set.Sender.SetInboxListener(new(System.Net.IPAddress.Loopback, portal.Port), usesTls: false);

        Assert.True((await set.Sender.SendAsync(SenderSetUp.Request(portal.Url) with { ToInbox = true }, CancellationToken.None)).IsSuccess);
        Assert.Equal(DeliveryError.EgressDenied, (await set.SendAsync(portal.Url)).Error);
        Assert.Single(portal.Requests);
    }

    [Fact]
    public void The_client_keeps_no_connection_for_long_and_takes_no_way_past_the_guard()
    {
        using var handler = SendingClient.Bounded(TimeSpan.FromSeconds(5));

        Assert.False(handler.UseProxy || handler.UseCookies || handler.AllowAutoRedirect || handler.PreAuthenticate);
        Assert.Equal(System.Net.DecompressionMethods.None, handler.AutomaticDecompression);
        Assert.Null(handler.ActivityHeadersPropagator);
        Assert.Equal((16, 0, TimeSpan.FromSeconds(5)), (handler.MaxResponseHeadersLength, handler.MaxResponseDrainSize, handler.ConnectTimeout));
        Assert.InRange(handler.PooledConnectionLifetime, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(2));
        Assert.InRange(handler.PooledConnectionIdleTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30));
    }
}
