using System.Net;
using Microsoft.Extensions.Options;

namespace Supsis.Portal.Demo;

/// <summary>What the command line says about the demo.</summary>
internal static class DemoArguments
{
    public const string DefaultAddress = "http://localhost:5080";

    private const string Switch = "--demo";

    public static bool Asks(IReadOnlyList<string> args) => args.Contains(Switch, StringComparer.OrdinalIgnoreCase);

    /// <summary>The rest of the line: a switch without a value would swallow the word behind it.</summary>
    public static string[] WithoutSwitch(IEnumerable<string> args) => [.. args.Where(arg => !string.Equals(arg, Switch, StringComparison.OrdinalIgnoreCase))];

    /// <summary>Where the demo listens. Only the command line counts, since the environment may name an address for the real portal.</summary>
    /// <exception cref="OptionsValidationException">An address that other machines could reach.</exception>
    public static string AddressesOf(IEnumerable<string> args)
    {
        var urls = new ConfigurationBuilder().AddCommandLine(WithoutSwitch(args)).Build()["urls"];
        if (string.IsNullOrWhiteSpace(urls))
        {
            return DefaultAddress;
        }

        foreach (var address in urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(address => !IsLoopback(address)))
        {
            throw new OptionsValidationException("urls", typeof(string), [
                $"The demo listens on this machine only, and {address} could be reached from others. Use --urls {DefaultAddress} or another port of localhost, 127.0.0.1 or [::1]."]);
        }

        return urls;
    }

    private static bool IsLoopback(string address)
    {
        try
        {
            var binding = BindingAddress.Parse(address);
            return !binding.IsUnixPipe && !binding.IsNamedPipe
                && (binding.Host == "localhost" || (IPAddress.TryParse(binding.Host, out var ip) && IPAddress.IsLoopback(ip)));
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
