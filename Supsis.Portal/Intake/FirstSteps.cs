namespace Supsis.Portal.Intake;

/// <summary>How far a workspace is on its way to the first conversation that reaches a receiver.</summary>
/// <param name="HasKey">There is an API key with which a chat system can send.</param>
/// <param name="HasEvents">A conversation came in that is not the simulator's.</param>
/// <param name="HasWebhook">There is a webhook.</param>
/// <param name="HasTrial">Something arrived: in the test inbox, or at a receiver.</param>
/// <param name="HasDelivery">A receiver other than the test inbox took a delivery.</param>
public sealed record FirstSteps(bool HasKey, bool HasEvents, bool HasWebhook, bool HasTrial, bool HasDelivery)
{
    /// <summary>The workspace, events, a webhook, a trial, the first delivery.</summary>
    public const int Count = 5;

    public bool IsComplete => Done == Count;

    /// <summary>The workspace itself is the first.</summary>
    public int Done => 1 + Convert.ToInt32(HasEvents) + Convert.ToInt32(HasWebhook) + Convert.ToInt32(HasTrial) + Convert.ToInt32(HasDelivery);
}
