using Supsis.Portal.Access;
using Supsis.Portal.Data;
using Supsis.Portal.Deliveries;

namespace Supsis.Portal.Intake;

/// <summary>Fires a rule for a conversation because a person wants it: to try it, or because it should have fired.</summary>
public sealed class RuleFirer
{
    public const string AuditAction = "rule.fired_by_hand";

    private readonly GroupWriter _writer;
    private readonly Func<HandFiringOrder, HandFiringWork> _works;
    private readonly WebhookTester _tester;
    private readonly AuditWriter _audit;

    internal RuleFirer(GroupWriter writer, Func<HandFiringOrder, HandFiringWork> works, WebhookTester tester, AuditWriter audit) =>
        (_writer, _works, _tester, _audit) = (writer, works, tester, audit);

    public async Task<HandFiring> FireAsync(HandFiringOrder order, Actor actor, CancellationToken cancellationToken)
    {
        var work = _works(order);
        _writer.Enqueue(work);
        var firing = await work.Done;
        if (firing.Outcome != HandFiringOutcome.Done)
        {
            return firing;
        }

        if (order.IsTest)
        {
            var answer = await _tester.TestWithAsync(order.WorkspaceId, order.WebhookId, work.Body, cancellationToken);
            return answer is null ? new(HandFiringOutcome.UnknownWebhook) : firing with { Test = answer };
        }

        await _audit.WriteAsync(order.WorkspaceId, actor, AuditAction, DeliveryIds.Format(firing.DeliveryId!.Value), order.ConversationId, cancellationToken);
        return firing;
    }
}
