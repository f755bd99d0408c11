using Supsis.Portal.Conversations;

namespace Supsis.Portal.Intake;

/// <summary>Stores events and says what became of each, in the same order; returns when they are on disk.</summary>
/// <exception cref="IntakeUnavailableException">Nothing can be stored at present.</exception>
internal delegate Task<IntakeReceipt[]> IntakeAcceptance(
    Guid workspaceId, IReadOnlyList<IncomingEvent> events, CancellationToken cancellationToken);
