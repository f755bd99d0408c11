using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Supsis.Portal.Deliveries;

namespace Supsis.Portal.Tests.Deliveries;

public sealed class DeliveryOptionsTests
{
    [Theory]
    [InlineData("Deliveries:RetryDelays:0", "00:00:00")]
    [InlineData("Deliveries:RetryDelays:0", "-00:00:01")]
    [InlineData("Deliveries:RetryDelays:0", "8.00:00:00")]
    [InlineData("Deliveries:ThrottleFloor", "-00:00:01")]
    [InlineData("Deliveries:Timeout", "00:00:00")]
    [InlineData("Deliveries:Timeout", "soon")]
    [InlineData("Deliveries:ConnectTimeout", "01:00:00")]
    [InlineData("Deliveries:GlobalSlots", "0")]
    [InlineData("Deliveries:WebhookSlots", "33")]
    [InlineData("Deliveries:TroubledSlots", "65")]
    [InlineData("Deliveries:FastBelow", "00:00:06")]
    [InlineData("Deliveries:SetAsideAfter", "00:00:00")]
    [InlineData("Deliveries:SetAsideLimit", "-1")]
    public void A_wrong_value_stops_the_start_and_its_key_is_named(string key, string value)
    {
        var problem = Record.Exception(() => Bind((key, value)));

        Assert.NotNull(problem);
        Assert.Contains(key, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_defaults_are_good_and_configured_delays_stand_alone()
    {
        Assert.Null(Bind().RetryDelays);
        Assert.Equal([TimeSpan.FromSeconds(5)], Bind(("Deliveries:RetryDelays:0", "00:00:05")).RetryDelays!);
    }

    private static DeliveryOptions Bind(params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value))).Build();
        using var provider = new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddDeliverySending().BuildServiceProvider();
        return provider.GetRequiredService<IOptions<DeliveryOptions>>().Value;
    }
}
