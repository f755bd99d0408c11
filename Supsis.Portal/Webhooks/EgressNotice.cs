using Microsoft.Extensions.Options;

namespace Supsis.Portal.Webhooks;

/// <summary>Says at start when the egress rules are wider than they come, so that nobody opens them and forgets.</summary>
internal sealed partial class EgressNotice(IOptions<EgressOptions> options, ILogger<EgressNotice> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Value.AllowedNetworks is { Count: > 0 } networks)
        {
            Log.NetworksAllowed(logger, string.Join(", ", networks));
        }

        if (options.Value.AllowHttp)
        {
            Log.HttpAllowed(logger);
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Egress:AllowedNetworks lets every workspace send webhooks to {Networks}.")]
        public static partial void NetworksAllowed(ILogger logger, string networks);

        [LoggerMessage(LogLevel.Warning, "Egress:AllowHttp is true: webhooks may be sent without encryption.")]
        public static partial void HttpAllowed(ILogger logger);
    }
}
