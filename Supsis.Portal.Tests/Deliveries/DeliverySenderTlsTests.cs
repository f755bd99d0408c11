using Supsis.Portal.Deliveries;
using Supsis.Portal.Tests.TestKit;

namespace Supsis.Portal.Tests.Deliveries;

public sealed class DeliverySenderTlsTests
{
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    [Theory]
    [InlineData("127.0.0.1", -30, 30, DeliveryError.TlsUntrusted)]
    [InlineData("127.0.0.1", -30, -1, DeliveryError.TlsExpired)]
    [InlineData("crm.example.com", -30, 30, DeliveryError.TlsNameMismatch)]
    [InlineData("127.0.0.1", 1, 30, DeliveryError.TlsUntrusted)] // not valid yet
    public async Task A_wrong_certificate_is_never_accepted_and_its_fault_is_named(string name, int fromDay, int untilDay, string error)
    {
        using var certificate = Certificates.SelfSigned(name, Now.AddDays(fromDay), Now.AddDays(untilDay));
        await using var receiver = await RecordingReceiver.StartAsync(certificate);
        using var set = new SenderSetUp();

        var outcome = await set.SendAsync(receiver.Url);

        Assert.Equal((error, null, (int?)null), (outcome.Error, outcome.Note, outcome.Status));
        Assert.Empty(receiver.Requests);
    }

    [Fact]
    public async Task A_receiver_without_tls_on_a_tls_address_is_a_bad_response()
    {
        await using var receiver = RawReceiver.ThatAnswers("HTTP/1.1 400 Bad Request\r\n\r\n");
        using var set = new SenderSetUp();

        var outcome = await set.SendAsync(SenderSetUp.Loopback(receiver.Port, "https"));

        Assert.Equal((DeliveryError.BadResponse, AttemptNote.TlsHandshake), (outcome.Error, outcome.Note));
    }
}
