using Microsoft.Extensions.Options;

namespace Supsis.Portal.Deliveries;

/// <summary>Nobody is waited for longer than the deliveries: neither a caller of the API nor a job (otherwise the host would wait half a minute for them first).</summary>
internal sealed class ShutdownConfiguration(IOptions<DeliveryOptions> deliveries) : IConfigureOptions<HostOptions>
{
    /// <summary>For the last answers, where deliveries are not waited for at all.</summary>
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(3);

    public void Configure(HostOptions options) =>
        options.ShutdownTimeout = deliveries.Value.ShutdownGrace > Least ? deliveries.Value.ShutdownGrace : Least;
}
