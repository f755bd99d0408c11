namespace Supsis.Portal.Deliveries;

/// <summary>Tells the dispatcher that a webhook has something due in the database now.</summary>
internal sealed class DeliveryWaker
{
    /// <summary>Raised on the caller's thread: keep it short.</summary>
    public event Action<Guid>? Woken;

    /// <summary>Raised for a delivery that a person wants now, whatever its receiver has been doing.</summary>
    public event Action<Guid, Guid>? Hurried;

    public void Wake(Guid webhookId) => Woken?.Invoke(webhookId);

    public void Hurry(Guid webhookId, Guid deliveryId) => Hurried?.Invoke(webhookId, deliveryId);
}
