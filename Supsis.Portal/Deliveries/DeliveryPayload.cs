namespace Supsis.Portal.Deliveries;

/// <summary>The frozen bytes of a delivery.</summary>
public sealed class DeliveryPayload
{
    private DeliveryPayload()
    {
    }

    public Guid DeliveryId { get; private set; }

    /// <summary>UTF-8 JSON; every attempt sends exactly these bytes.</summary>
    public byte[] Body { get; private set; } = [];
}
