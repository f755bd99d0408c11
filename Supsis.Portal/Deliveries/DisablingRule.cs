using Microsoft.Extensions.Options;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Deliveries;

/// <summary>Says before it happens that a webhook will be disabled because nothing succeeds.</summary>
public sealed class DisablingRule(IOptions<DeliveryLimitOptions> options, TimeProvider clock)
{
    private static readonly TimeSpan WarnAfter = TimeSpan.FromHours(24);

    /// <summary>Null while there is nothing to warn of.</summary>
    public DisablingForecast? Of(WebhookView webhook)
    {
        var (now, disableAfter) = (clock.GetUtcNow(), options.Value.DisableAfter);
        var warnAfter = disableAfter < WarnAfter ? disableAfter / 3 : WarnAfter;
        if (webhook.State != WebhookState.Active || webhook.Health.FailingSince is not { } since || now - since < warnAfter)
        {
            return null;
        }

        // Whoever changes or enables it has just looked after it: the time runs anew.
        var earliest = (since > webhook.UpdatedAt ? since : webhook.UpdatedAt) + disableAfter;
        return new DisablingForecast(since, earliest > now ? earliest : null);
    }
}
