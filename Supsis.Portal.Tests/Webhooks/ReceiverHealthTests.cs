using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Tests.Webhooks;

public sealed class ReceiverHealthTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 10, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(null, null, false)]
    [InlineData(null, 23, false)]
    [InlineData(null, 24, true)]
    [InlineData(5, 1, true)]
    [InlineData(-5, 1, true)]
    public void A_receiver_that_is_left_alone_or_a_day_without_success_is_trouble(int? openForMinutes, int? failingForHours, bool expected)
    {
        var health = new ReceiverHealth(
            null, Now, failingForHours is { } hours ? Now.AddHours(-hours) : null, 1, null, openForMinutes is { } minutes ? Now.AddMinutes(minutes) : null, null);

        Assert.Equal(expected, health.IsTroubling(Now));
    }

    [Fact]
    public void The_last_delivery_is_the_later_of_success_and_failure()
    {
        Assert.Equal(Now, new ReceiverHealth(Now, Now.AddHours(-1), null, 0, null, null, null).LastDeliveryAt);
        Assert.Equal(Now, new ReceiverHealth(Now.AddHours(-1), Now, null, 0, null, null, null).LastDeliveryAt);
        Assert.Equal(Now, new ReceiverHealth(Now, null, null, 0, null, null, null).LastDeliveryAt);
        Assert.Equal(Now, new ReceiverHealth(null, Now, null, 0, null, null, null).LastDeliveryAt);
        Assert.Null(ReceiverHealth.Unknown.LastDeliveryAt);
    }
}
