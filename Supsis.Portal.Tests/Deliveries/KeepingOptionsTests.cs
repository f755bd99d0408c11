using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Supsis.Portal.Deliveries;

namespace Supsis.Portal.Tests.Deliveries;

public sealed class KeepingOptionsTests
{
    [Theory]
    [InlineData("Deliveries:ExpireAfter", "00:59:59")]
    [InlineData("Deliveries:ExpireAfter", "366.00:00:00")]
    [InlineData("Deliveries:BacklogLimit", "999")]
    [InlineData("Deliveries:DisableAfter", "00:00:00")]
    [InlineData("Retention:Deliveries", "6.23:00:00")]
    [InlineData("Retention:Events", "6.00:00:00")]
    [InlineData("Retention:Events", "89.00:00:00")]
    public void A_wrong_value_stops_the_start_and_its_key_is_named(string key, string value)
    {
        var problem = Record.Exception(() => Bind((key, value)));

        Assert.NotNull(problem);
        Assert.Contains(key, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_defaults_are_good()
    {
        var (limits, retention) = Bind();

        Assert.Equal((TimeSpan.FromDays(7), 1_000_000, TimeSpan.FromHours(72)), (limits.ExpireAfter, limits.BacklogLimit, limits.DisableAfter));
        Assert.Equal((TimeSpan.FromDays(90), TimeSpan.FromDays(90)), (retention.Deliveries, retention.Events));
    }

    [Fact]
    public void Events_may_be_kept_for_longer_than_deliveries() =>
        Assert.Equal(TimeSpan.FromDays(7), Bind(("Retention:Deliveries", "7.00:00:00")).Retention.Deliveries);

    private static (DeliveryLimitOptions Limits, RetentionOptions Retention) Bind(params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value))).Build();
        using var provider = new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddKeeping().BuildServiceProvider();
        return (provider.GetRequiredService<IOptions<DeliveryLimitOptions>>().Value, provider.GetRequiredService<IOptions<RetentionOptions>>().Value);
    }
}
