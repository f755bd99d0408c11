namespace Supsis.Portal.Deliveries;

/// <summary>Tells the dispatcher that a webhook has something due in the database now.</summary>
internal sealed class DeliveryWaker
{
    /// <summary>Raised on the caller's thread: keep it short.</summary>
    public event Action<Guid>? Woken;

    public void Wake(Guid webhookId) => Woken?.Invoke(webhookId);
}
