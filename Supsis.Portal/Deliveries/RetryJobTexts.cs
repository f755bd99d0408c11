using Microsoft.Extensions.Localization;
using Supsis.Portal.Resources;

namespace Supsis.Portal.Deliveries;

/// <summary>What is said of a body, and of a filter.</summary>
internal sealed record RetryJobTexts(IStringLocalizer<WebhookTexts> Body, IStringLocalizer<DeliveryTexts> Log);
