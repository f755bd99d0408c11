using AngleSharp.Dom;
using Bunit;
using Supsis.Portal.Access;
using Supsis.Portal.Components.Pages.Webhooks;
using Supsis.Portal.Tests.TestKit;

namespace Supsis.Portal.Tests.Components.Pages.Webhooks;

public sealed class ReachabilityLineTests : WebhookScreen
{
    [Fact]
    public async Task Leaving_the_address_says_that_it_is_reached_and_how_fast()
    {
        await using var receiver = RawReceiver.ThatIsSilent();
        var page = OpenEditor();

        page.Find("#url").Change($"http://127.0.0.1:{receiver.Port}/hook");

        page.WaitForAssertion(() => Assert.Matches("^Erişilebilir, \\d+ ms$", Answer(page).TextContent.Trim()));
        Assert.NotNull(page.Find(".answer .good"));
    }

    [Fact]
    public async Task What_is_wrong_is_said_with_its_remedy_and_a_button_looks_again()
    {
        var receiver = RawReceiver.ThatIsSilent();
        var port = receiver.Port;
        await receiver.DisposeAsync();
        var page = OpenEditor();

        page.Find("#url").Change($"http://127.0.0.1:{port}/hook");
        page.WaitForAssertion(() => Assert.Equal("Sunucu bağlantıyı kabul etmedi.", page.Find(".answer .bad").TextContent));
        Assert.Contains($"{port} numaralı", page.Find(".answer .fix").TextContent, StringComparison.Ordinal);
        await using var back = RawReceiver.At(new(System.Net.IPAddress.Loopback, port), (_, _) => Task.CompletedTask);
        Button(page, "Yeniden kontrol et").Click();

        page.WaitForAssertion(() => Assert.StartsWith("Erişilebilir", Answer(page).TextContent.Trim(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_saved_address_is_looked_at_when_somebody_asks_and_not_before()
    {
        await using var receiver = RawReceiver.ThatIsSilent();
        var webhook = await GivenAsync("CRM");
        await ChangeAsync(webhook, draft => draft with { Url = $"http://127.0.0.1:{receiver.Port}/hook" });
        var page = OpenEditor(webhook.PublicId);
        Assert.Equal((0, ""), (receiver.Connections, Answer(page).TextContent.Trim()));

        Button(page, "Bağlantıyı kontrol et").Click();

        page.WaitForAssertion(() => Assert.StartsWith("Erişilebilir", Answer(page).TextContent.Trim(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Another_address_takes_the_answer_away()
    {
        await using var receiver = RawReceiver.ThatIsSilent();
        var page = OpenEditor();
        page.Find("#url").Change($"http://127.0.0.1:{receiver.Port}/hook");
        page.WaitForAssertion(() => Assert.StartsWith("Erişilebilir", Answer(page).TextContent.Trim(), StringComparison.Ordinal));

        page.Find("#url").Change("http://127.1/");

        page.WaitForAssertion(() => Assert.Empty(Answer(page).TextContent.Trim()));
        await receiver.UntilConnectedAsync(1);
        Assert.Equal(1, receiver.Connections);
    }

    [Fact]
    public async Task Whoever_lost_the_right_to_enter_addresses_gets_no_answer()
    {
        await using var receiver = RawReceiver.ThatIsSilent();
        var page = OpenEditor();
        await BecomeAsync(PortalRole.Viewer);

        page.Find("#url").Change($"http://127.0.0.1:{receiver.Port}/hook");

        page.WaitForAssertion(() => Assert.NotNull(Button(page, "Bağlantıyı kontrol et")));
        Assert.Equal((0, ""), (receiver.Connections, Answer(page).TextContent.Trim()));
    }

    private static IElement Answer(IRenderedComponent<WebhookEditor> page) => page.Find(".answer");
}
