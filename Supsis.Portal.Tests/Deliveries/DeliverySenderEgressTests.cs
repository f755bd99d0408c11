using System.Net;
using Supsis.Portal.Deliveries;
using Supsis.Portal.Tests.TestKit;
using Supsis.Portal.Tests.Webhooks;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Tests.Deliveries;

/// <summary>The guard stands before every connection, whatever was saved.</summary>
public sealed class DeliverySenderEgressTests
{
    private const string Ok = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    [Fact]
    public async Task No_forbidden_address_is_connected_to()
    {
        var egress = new EgressSetUp();
        using var set = new SenderSetUp(egress);
        var breaches = new List<string>();

        foreach (var address in ForbiddenAddress.AtSending)
        {
            var outcome = Uri.TryCreate(address, UriKind.Absolute, out var url) ? await set.SendAsync(url) : null;
            if (outcome is not (null or { Error: DeliveryError.EgressDenied or DeliveryError.DnsFailed, RemoteIp: null, HasReachedWire: false }))
            {
                breaches.Add($"{address}: {outcome.Error} {outcome.Status} {outcome.RemoteIp}");
            }
        }

        Assert.Empty(breaches);
        Assert.All(egress.LookedUp, host => Assert.False(EgressGuard.IsJudgedAtSave(host), host)); // nobody was asked about names that are refused anyway
    }

    [Fact]
    public async Task A_name_that_changes_its_answer_is_judged_by_the_answer_that_is_dialled()
    {
        await using var receiver = RawReceiver.That(AnswerOnceAsync);
        await using var inside = RawReceiver.At(new(IPAddress.Parse("127.0.0.2"), receiver.Port), AnswerOnceAsync);
        var egress = new EgressSetUp("127.0.0.1/32") { Names = { ["rebound.example.com"] = ["127.0.0.1"] } };
        egress.OnLookedUp = () => egress.Names["rebound.example.com"] = ["127.0.0.2"];
        using var set = new SenderSetUp(egress);
        var url = new Uri($"http://rebound.example.com:{receiver.Port}/hook");

        var first = await set.SendAsync(url);
        await receiver.UntilClosedAsync(); // so that the next one connects anew
        var second = await set.SendAsync(url);

        Assert.Equal((true, "127.0.0.1"), (first.IsSuccess, first.RemoteIp));
        Assert.Equal((DeliveryError.DnsFailed, false), (second.Error, second.HasReachedWire));
        Assert.Equal((2, 1, 0), (egress.LookedUp.Count, receiver.Connections, inside.Connections));
    }

    [Theory]
    [InlineData("127.0.0.1", "10.0.0.7")]
    [InlineData("127.0.0.1", "fd00::1")]
    [InlineData("127.0.0.1", "::1")]
    [InlineData("8.8.8.8", "127.0.0.2")]
    [InlineData("2606:4700:4700::1111", "::ffff:169.254.169.254")]
    public async Task One_forbidden_address_among_allowed_ones_refuses_the_name(params string[] addresses)
    {
        var egress = new EgressSetUp("127.0.0.1/32") { Names = { ["mixed.example.com"] = addresses } };
        using var set = new SenderSetUp(egress);
        await using var receiver = RawReceiver.That(AnswerOnceAsync);

        var outcome = await set.SendAsync(new($"http://mixed.example.com:{receiver.Port}/hook"));

        Assert.Equal((DeliveryError.DnsFailed, 0), (outcome.Error, receiver.Connections));
    }

    [Fact]
    public async Task The_machines_own_addresses_are_refused_as_number_and_as_name()
    {
        var own = OwnAddresses.OfInterfaces().Select(address => address.ToString()).Append("8.8.4.4").ToArray();
        var egress = new EgressSetUp(new EgressOptions { AllowHttp = true }, own) { Names = { ["myself.example.com"] = ["8.8.4.4"] } };
        using var set = new SenderSetUp(egress);

        foreach (var address in own.Where(address => !address.Contains('%', StringComparison.Ordinal)))
        {
            var url = $"http://{(address.Contains(':', StringComparison.Ordinal) ? $"[{address}]" : address)}:9/hook";
            Assert.Equal(WebhookUrlProblem.EgressDenied, (await egress.Check.CheckAsync(url, CancellationToken.None)).Problem);
            Assert.Equal(DeliveryError.EgressDenied, (await set.SendAsync(new(url))).Error);
        }

        Assert.Equal(DeliveryError.DnsFailed, (await set.SendAsync(new("http://myself.example.com:9/hook"))).Error);
    }

    private static async Task AnswerOnceAsync(RawConnection connection, CancellationToken cancellationToken)
    {
        await connection.ReadRequestAsync(cancellationToken);
        await connection.WriteAsync(Ok.Replace("OK\r\n", "OK\r\nConnection: close\r\n", StringComparison.Ordinal), cancellationToken);
    }
}
