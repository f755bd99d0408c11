using Supsis.Portal.Deliveries;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Components.Pages.Webhooks;

/// <summary>What the list of webhooks shows, and when that has changed.</summary>
public sealed class WebhookOutlook(WebhookStore webhooks, OverviewStore figures, DeliveryFeed feed)
{
    public async Task<(IReadOnlyList<WebhookView> Webhooks, IReadOnlyDictionary<Guid, DayFigures> Days)> ReadAsync(Guid workspaceId, CancellationToken cancellationToken) =>
        (await webhooks.ListAsync(workspaceId, cancellationToken), await figures.ReadDaysAsync(workspaceId, cancellationToken));

    /// <summary>Four times a second at most, and never when nothing was sent.</summary>
    public IDisposable Subscribe(Guid workspaceId, Action changed) => feed.Subscribe(workspaceId, _ => changed());
}
