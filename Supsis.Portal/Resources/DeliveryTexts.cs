namespace Supsis.Portal.Resources;

/// <summary>The words of the delivery log, of a delivery's page and of their API.</summary>
public sealed class DeliveryTexts;
