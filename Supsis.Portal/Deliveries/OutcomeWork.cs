using Supsis.Portal.Data;

namespace Supsis.Portal.Deliveries;

/// <summary>An attempt's outcome on its way to the disk: attempt, state, health and the hour's figures in one transaction.</summary>
internal sealed class OutcomeWork(OutcomeWriter outcomes, ReadyDelivery delivery, AttemptOutcome outcome, OutcomeVerdict verdict) : GroupWork
{
    public ReadyDelivery Delivery => delivery;

    public OutcomeVerdict Verdict => verdict;

    /// <summary>An outcome that a power cut loses is a redelivery, which the contract allows.</summary>
    public override bool MustSync => false;

    /// <summary>False for the late outcome of a delivery that belongs to somebody else by now: it changes nothing.</summary>
    public bool IsMine { get; private set; }

    public override void Write(GroupTransaction transaction)
    {
        if (outcome.NeverBegan)
        {
            IsMine = OutcomeRow.PutBack(transaction, outcomes.Node, delivery);
            return;
        }

        IsMine = OutcomeRow.TryMove(transaction, outcomes.Node, delivery, outcome, verdict);
        if (IsMine)
        {
            AttemptRow.Write(transaction, delivery, outcome, verdict);
            transaction.Tally<HealthTally>().Add(delivery, outcome, verdict);
        }
    }

    public override void Committed() => outcomes.Written(this);

    public override void Failed(Exception exception) => outcomes.NotWritten(this);
}
