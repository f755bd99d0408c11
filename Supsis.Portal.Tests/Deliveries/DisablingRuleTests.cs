using Microsoft.Extensions.Options;
using Supsis.Portal.Deliveries;
using Supsis.Portal.Tests.TestKit;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Tests.Deliveries;

public sealed class DisablingRuleTests
{
    private readonly ManualClock _clock = new();
    private readonly DeliveryLimitOptions _limits = new();

    private DateTimeOffset Now => _clock.GetUtcNow();

    [Theory]
    [InlineData(23.9, null)]
    [InlineData(24, 48)]
    [InlineData(71, 1)]
    public void It_warns_from_a_day_on_and_names_the_moment(double failingForHours, int? leftHours)
    {
        var forecast = Of(WebhookState.Active, failingForHours, changedHoursAgo: 200);

        Assert.Equal(leftHours is { } left ? Now.AddHours(left) : null, forecast?.EarliestAt);
    }

    [Fact]
    public void A_moment_that_has_passed_is_not_named()
    {
        Assert.Equal(new DisablingForecast(Now.AddHours(-80), null), Of(WebhookState.Active, 80, changedHoursAgo: 200));
    }

    [Fact]
    public void A_change_gives_the_whole_time_again()
    {
        Assert.Equal(new DisablingForecast(Now.AddHours(-80), Now.AddHours(62)), Of(WebhookState.Active, 80, changedHoursAgo: 10));
    }

    [Theory]
    [InlineData(WebhookState.Paused)]
    [InlineData(WebhookState.Disabled)]
    public void What_does_not_send_needs_no_warning(WebhookState state) => Assert.Null(Of(state, 80, changedHoursAgo: 200));

    [Fact]
    public void A_short_patience_warns_after_a_third_of_it()
    {
        _limits.DisableAfter = TimeSpan.FromHours(3);

        Assert.Null(Of(WebhookState.Active, 0.9, changedHoursAgo: 200));
        Assert.NotNull(Of(WebhookState.Active, 1, changedHoursAgo: 200));
    }

    private DisablingForecast? Of(WebhookState state, double failingForHours, double changedHoursAgo) =>
        new DisablingRule(Options.Create(_limits), _clock).Of(new WebhookView
        {
            Id = Guid.Empty,
            PublicId = "wh_1",
            Name = "CRM",
            Url = "https://crm.example.com/hook",
            IsInbox = false,
            State = state,
            DisabledReason = null,
            Triggers = [],
            Standings = [],
            Headers = new Dictionary<string, string>(),
            Authentication = null,
            PreviousSecretEndsAt = null,
            Pace = SendingPace.Free,
            Version = 1,
            CreatedAt = Now.AddDays(-30),
            UpdatedAt = Now.AddHours(-changedHoursAgo),
            Health = new ReceiverHealth(null, Now, Now.AddHours(-failingForHours), 30, null, null, null),
            IsInTrouble = true,
        });
}
