using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Tests.Webhooks;

public sealed class EgressOptionsTests
{
    [Theory]
    [InlineData("Egress:AllowedNetworks:0", "lan")]
    [InlineData("Egress:AllowedNetworks:0", "010.0.0.0/8")]
    [InlineData("Egress:AllowedNetworks:0", "10.0.0.1/8")]
    [InlineData("Egress:AllowedNetworks:0", "::ffff:10.0.0.0/104")]
    [InlineData("Egress:DeniedNetworks:0", "10.0.0.0/33")]
    [InlineData("Egress:AllowedPorts:0", "70000")]
    [InlineData("Egress:AllowHttp", "perhaps")]
    public void A_wrong_value_stops_the_start_and_its_key_is_named(string key, string value)
    {
        var problem = Record.Exception(() => Bind((key, value)));

        Assert.NotNull(problem);
        Assert.Contains(key, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Networks_single_addresses_and_ports_are_read()
    {
        var options = Bind(("Egress:AllowedNetworks:0", "127.0.0.0/8"), ("Egress:AllowedNetworks:1", "::1"), ("Egress:AllowedPorts:0", "443"), ("Egress:AllowHttp", "true"));

        Assert.Equal(["127.0.0.0/8", "::1"], options.AllowedNetworks!);
        Assert.Equal([443], options.AllowedPorts!);
        Assert.True(options.AllowHttp);
    }

    private static EgressOptions Bind(params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value))).Build();
        using var provider = new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddEgress().BuildServiceProvider();
        return provider.GetRequiredService<IOptions<EgressOptions>>().Value;
    }
}
