using Supsis.Portal.Deliveries;

namespace Supsis.Portal.Tests.Deliveries;

public sealed class AttemptErrorPolicyTests
{
    [Theory]
    [InlineData(200, null)]
    [InlineData(204, null)]
    [InlineData(299, null)]
    [InlineData(101, DeliveryError.BadResponse)]
    [InlineData(300, DeliveryError.RedirectNotFollowed)]
    [InlineData(304, DeliveryError.RedirectNotFollowed)]
    [InlineData(308, DeliveryError.RedirectNotFollowed)]
    [InlineData(400, DeliveryError.Http4xx)]
    [InlineData(410, DeliveryError.Gone)]
    [InlineData(429, DeliveryError.RateLimited)]
    [InlineData(499, DeliveryError.Http4xx)]
    [InlineData(500, DeliveryError.Http5xx)]
    [InlineData(599, DeliveryError.Http5xx)]
    [InlineData(600, DeliveryError.BadResponse)]
    [InlineData(999, DeliveryError.BadResponse)]
    public void The_status_alone_gives_the_code(int status, string? error) => Assert.Equal(error, AttemptErrorPolicy.OfStatus(status));

    [Fact]
    public void An_exception_nobody_foresaw_is_a_bad_response() =>
        Assert.Equal((DeliveryError.BadResponse, null), AttemptErrorPolicy.OfException(new InvalidOperationException()));
}
