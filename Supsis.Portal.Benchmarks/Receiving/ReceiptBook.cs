using System.Runtime.InteropServices;

namespace Supsis.Portal.Benchmarks.Receiving;

/// <summary>The receivers' side of the ledger.</summary>
internal sealed class ReceiptBook
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(string Mark, string Hook), Receipt> _receipts = [];
    private int _duplicates;
    private int _strangers;

    public void Enter(string mark, string hook, long receivedAt)
    {
        lock (_gate)
        {
            ref var receipt = ref CollectionsMarshal.GetValueRefOrAddDefault(_receipts, (mark, hook), out var isKnown);
            if (isKnown)
            {
                _duplicates++;
                receipt = receipt! with { Times = receipt.Times + 1 };
                return;
            }

            receipt = new Receipt(mark, hook, receivedAt, Times: 1);
        }
    }

    public void EnterStranger() => Interlocked.Increment(ref _strangers);

    public ReceiptProgress Progress()
    {
        lock (_gate)
        {
            return new ReceiptProgress(_receipts.Count, _duplicates, _strangers);
        }
    }

    public IReadOnlyList<Receipt> Receipts()
    {
        lock (_gate)
        {
            return [.. _receipts.Values];
        }
    }

    public void Forget()
    {
        lock (_gate)
        {
            _receipts.Clear();
            _duplicates = 0;
            _strangers = 0;
        }
    }
}
