using Supsis.Portal.Deliveries;

namespace Supsis.Portal.Intake;

/// <summary>How a firing by hand ended.</summary>
/// <param name="DeliveryId">What is owed now; null for a test.</param>
/// <param name="Test">The live answer to a test.</param>
public sealed record HandFiring(HandFiringOutcome Outcome, Guid? DeliveryId = null, WebhookTestResult? Test = null);
