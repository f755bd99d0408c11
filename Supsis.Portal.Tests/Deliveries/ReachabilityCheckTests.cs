using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Supsis.Portal.Deliveries;
using Supsis.Portal.Tests.TestKit;
using Supsis.Portal.Tests.Webhooks;

namespace Supsis.Portal.Tests.Deliveries;

public sealed class ReachabilityCheckTests : IDisposable
{
    private static readonly Guid Workspace = Guid.NewGuid();
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    private readonly List<ReachabilityCheck> _checks = [];

    [Fact]
    public async Task A_receiver_that_listens_is_reached_and_gets_not_one_byte()
    {
        await using var receiver = RawReceiver.ThatIsSilent();

        var answer = await CheckAsync(SenderSetUp.Loopback(receiver.Port).AbsoluteUri);
        await receiver.UntilConnectedAsync(1);
        await receiver.UntilClosedAsync();

        Assert.Equal((null, false), (answer!.Error, answer.IsPutOff));
        Assert.True(answer.Took > TimeSpan.Zero);
        Assert.Equal(1, receiver.Connections);
    }

    [Fact]
    public async Task A_door_where_nobody_listens_is_refused()
    {
        var receiver = RawReceiver.ThatIsSilent();
        var address = SenderSetUp.Loopback(receiver.Port).AbsoluteUri;
        await receiver.DisposeAsync();

        Assert.Equal(DeliveryError.ConnectRefused, (await CheckAsync(address))!.Error);
    }

    [Theory]
    [InlineData("127.0.0.1", 30, DeliveryError.TlsUntrusted)]
    [InlineData("127.0.0.1", -1, DeliveryError.TlsExpired)]
    [InlineData("crm.example.com", 30, DeliveryError.TlsNameMismatch)]
    public async Task A_wrong_certificate_is_named_as_a_delivery_would_name_it(string name, int untilDay, string error)
    {
        using var certificate = Certificates.SelfSigned(name, Now.AddDays(-30), Now.AddDays(untilDay));
        await using var receiver = await RecordingReceiver.StartAsync(certificate);

        Assert.Equal(error, (await CheckAsync(receiver.Url.AbsoluteUri))!.Error);
        Assert.Empty(receiver.Requests);
    }

    [Theory]
    [InlineData("HTTP/1.1 400 Bad Request\r\n\r\n")]
    [InlineData("")]
    public async Task What_does_not_speak_tls_is_told_as_a_delivery_would_tell_it(string bytes)
    {
        await using var receiver = RawReceiver.ThatAnswers(bytes);
        using var set = new SenderSetUp();
        var address = SenderSetUp.Loopback(receiver.Port, "https");

        Assert.Equal((await set.SendAsync(address)).Error, (await CheckAsync(address.AbsoluteUri))!.Error);
    }

    [Fact]
    public async Task One_that_accepts_and_then_says_nothing_ends_in_time()
    {
        await using var receiver = RawReceiver.ThatIsSilent();
        var patience = TimeSpan.FromMilliseconds(200);

        var answer = await CheckAsync(SenderSetUp.Loopback(receiver.Port, "https").AbsoluteUri, patience: patience);

        Assert.Equal(new Reachability(patience, DeliveryError.ConnectTimeout), answer);
    }

    [Theory]
    [InlineData("http://10.0.0.7/hook", DeliveryError.EgressDenied)]
    [InlineData("http://169.254.169.254/latest", DeliveryError.EgressDenied)]
    [InlineData("http://redis:6379/", DeliveryError.EgressDenied)]
    [InlineData("https://unknown.example.com/hook", DeliveryError.DnsFailed)]
    [InlineData("https://inside.example.com/hook", DeliveryError.DnsFailed)]
    [InlineData("https://mixed.example.com/hook", DeliveryError.DnsFailed)]
    public async Task The_guard_stands_before_it_and_tells_no_names_of_the_inside(string address, string error)
    {
        var egress = new EgressSetUp("127.0.0.0/8");
        egress.Names["inside.example.com"] = ["10.0.0.7"];
        egress.Names["mixed.example.com"] = ["8.8.8.8", "10.0.0.7"];

        Assert.Equal(error, (await CheckAsync(address, egress))!.Error);
    }

    [Fact]
    public async Task Our_own_door_stays_closed_even_where_this_machine_is_allowed()
    {
        await using var receiver = RawReceiver.ThatIsSilent();
        var egress = new EgressSetUp("127.0.0.0/8");
        egress.Policy.SetOwnListeners([new(System.Net.IPAddress.Loopback, receiver.Port)]);

        Assert.Equal(DeliveryError.EgressDenied, (await CheckAsync(SenderSetUp.Loopback(receiver.Port).AbsoluteUri, egress))!.Error);
        Assert.Equal(0, receiver.Connections);
    }

    [Theory]
    [InlineData("")]
    [InlineData("ftp://crm.example.com/")]
    [InlineData("http://127.1/")]
    [InlineData("http://user:password@127.0.0.1/")]
    public async Task What_could_not_be_saved_is_not_looked_at(string address) => Assert.Null(await CheckAsync(address));

    [Fact]
    public async Task A_workspace_may_look_twenty_times_a_minute_and_others_do_not_pay_for_it()
    {
        await using var receiver = RawReceiver.ThatIsSilent();
        var (check, address) = (New(new EgressSetUp("127.0.0.0/8"), null), SenderSetUp.Loopback(receiver.Port).AbsoluteUri);
        var answers = new List<Reachability?>();
        for (var i = 0; i <= ReachabilityLimiter.PerMinute; i++)
        {
            answers.Add(await check.CheckAsync(Workspace, address, CancellationToken.None));
        }

        Assert.Equal([.. Enumerable.Repeat(false, ReachabilityLimiter.PerMinute), true], answers.Select(answer => answer!.IsPutOff));
        Assert.Null((await check.CheckAsync(Guid.NewGuid(), address, CancellationToken.None))!.Error);
        await receiver.UntilConnectedAsync(ReachabilityLimiter.PerMinute + 1);
        Assert.Equal(ReachabilityLimiter.PerMinute + 1, receiver.Connections);
    }

    [Fact]
    public async Task Only_one_is_under_way_at_a_time_and_giving_up_lets_the_next_one_go()
    {
        await using var receiver = RawReceiver.ThatIsSilent();
        var (check, address) = (New(new EgressSetUp("127.0.0.0/8"), null), SenderSetUp.Loopback(receiver.Port, "https").AbsoluteUri);
        using var gaveUp = new CancellationTokenSource();
        var first = check.CheckAsync(Workspace, address, gaveUp.Token);
        var second = check.CheckAsync(Workspace, SenderSetUp.Loopback(receiver.Port).AbsoluteUri, CancellationToken.None);
        Assert.False(second.IsCompleted);

        await gaveUp.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.Null((await second)!.Error);
    }

    public void Dispose() => _checks.ForEach(check => check.Dispose());

    private Task<Reachability?> CheckAsync(string address, EgressSetUp? egress = null, TimeSpan? patience = null) =>
        New(egress ?? new EgressSetUp("127.0.0.0/8"), patience).CheckAsync(Workspace, address, CancellationToken.None);

    private ReachabilityCheck New(EgressSetUp egress, TimeSpan? patience)
    {
        var options = new DeliveryOptions { ConnectTimeout = patience ?? TimeSpan.FromMinutes(1) };
        var check = new ReachabilityCheck(egress.Policy, egress.Guard, Options.Create(options), TimeProvider.System, NullLogger<ReachabilityCheck>.Instance);
        _checks.Add(check);
        return check;
    }
}
