using Microsoft.Extensions.Options;
using Supsis.Portal.Demo;

namespace Supsis.Portal.Tests.Demo;

public sealed class DemoArgumentsTests
{
    [Theory]
    [InlineData("--demo", "http://localhost:5080")]
    [InlineData("--demo --urls http://localhost:6000", "http://localhost:6000")]
    [InlineData("--urls http://127.0.0.1:0 --demo", "http://127.0.0.1:0")]
    [InlineData("--demo --urls=http://[::1]:6000;https://127.0.0.9:6001", "http://[::1]:6000;https://127.0.0.9:6001")]
    public void It_listens_where_the_command_line_says(string line, string addresses) => Assert.Equal(addresses, DemoArguments.AddressesOf(line.Split(' ')));

    [Theory]
    [InlineData("http://0.0.0.0:5080")]
    [InlineData("http://*:5080")]
    [InlineData("http://[::]:5080")]
    [InlineData("http://192.168.1.7:5080")]
    [InlineData("http://localhost.example.com:5080")]
    [InlineData("http://localhost:5080;http://+:5081")]
    [InlineData("http://unix:/tmp/demo.sock")]
    [InlineData("5080")]
    public void It_refuses_to_be_reached_from_elsewhere(string urls)
    {
        var refused = Assert.Throws<OptionsValidationException>(() => DemoArguments.AddressesOf(["--demo", "--urls", urls]));

        Assert.Contains("this machine only", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_switch_swallows_no_other_argument()
    {
        Assert.True(DemoArguments.Asks(["--urls", "http://localhost:1", "--demo"]));
        Assert.False(DemoArguments.Asks(["--urls", "http://localhost:1"]));
        Assert.Equal(["--urls", "http://localhost:1"], DemoArguments.WithoutSwitch(["--demo", "--urls", "http://localhost:1"]));
    }
}
