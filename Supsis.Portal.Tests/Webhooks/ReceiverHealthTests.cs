using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Tests.Webhooks;

public sealed class ReceiverHealthTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 10, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0, null, false)]
    [InlineData(4, 1, false)]
    [InlineData(5, 1, true)]
    [InlineData(1, 23, false)]
    [InlineData(1, 24, true)]
    public void Five_failures_in_a_row_or_a_day_without_success_are_trouble(int failures, int? failingForHours, bool expected)
    {
        var health = new ReceiverHealth(null, Now, failingForHours is { } hours ? Now.AddHours(-hours) : null, failures, null);

        Assert.Equal(expected, health.IsTroubling(Now));
    }

    [Fact]
    public void The_last_delivery_is_the_later_of_success_and_failure()
    {
        Assert.Equal(Now, new ReceiverHealth(Now, Now.AddHours(-1), null, 0, null).LastDeliveryAt);
        Assert.Equal(Now, new ReceiverHealth(Now.AddHours(-1), Now, null, 0, null).LastDeliveryAt);
        Assert.Equal(Now, new ReceiverHealth(Now, null, null, 0, null).LastDeliveryAt);
        Assert.Equal(Now, new ReceiverHealth(null, Now, null, 0, null).LastDeliveryAt);
        Assert.Null(ReceiverHealth.Unknown.LastDeliveryAt);
    }
}
