using Supsis.Portal.Components.Pages.Deliveries;
using Supsis.Portal.Data;
using Supsis.Portal.Deliveries;

namespace Supsis.Portal.Tests.Components.Pages.Deliveries;

public sealed class LogViewTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 10, 15, 30, TimeSpan.Zero);

    [Fact]
    public void What_an_address_does_not_spell_right_is_left_out() =>
        Assert.True(LogView.Read("perhaps", "wh_1", "no.such", "6xx").IsEverything);

    [Fact]
    public void A_text_is_trimmed_and_one_that_nobody_types_is_left_out()
    {
        var nothing = LogView.Read(null, null, null, null);

        Assert.Equal("/w/acme/deliveries?q=ay%C5%9Fe%20%26%20co", (nothing with { Text = " ayşe & co " }).Address("acme"));
        Assert.True((nothing with { Text = new string('a', SearchQuestion.MaxLength + 1) }).IsEverything);
        Assert.Equal("iade", (nothing with { Text = "iade" }).ToFilter(Now).Text);
    }

    [Fact]
    public void A_view_comes_back_from_its_own_address()
    {
        var webhookId = Guid.NewGuid();
        var webhook = PublicId.Format(PublicId.Webhook, webhookId);
        var view = LogView.Read("waiting", webhook, "conversation.ended", "none");

        Assert.Equal($"/w/acme/deliveries?status=waiting&webhook={webhook}&type=conversation.ended&response=none", view.Address("acme"));
        Assert.Equal(
            new DeliveryFilter { IsWaiting = true, WebhookId = webhookId, EventType = "conversation.ended", ResponseClass = ResponseClass.None },
            view.ToFilter(Now));
    }
}
