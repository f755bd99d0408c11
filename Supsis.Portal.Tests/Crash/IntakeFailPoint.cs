using Supsis.Portal.Conversations;
using Supsis.Portal.Intake;

namespace Supsis.Portal.Tests.Crash;

/// <summary>Dies in front of the intake's writer or behind it.</summary>
internal sealed class IntakeFailPoint(IntakeWriter writer, ArmedPoint armed)
{
    public async Task<IntakeReceipt[]> AcceptAsync(Guid workspaceId, IReadOnlyList<IncomingEvent> events, CancellationToken cancellationToken)
    {
        armed.DieAt(FailPoint.RequestRead);
        var receipts = await writer.AcceptAsync(workspaceId, events, cancellationToken);
        armed.DieAt(FailPoint.AnswerDue);
        return receipts;
    }
}
