using System.Diagnostics;
using Supsis.Portal.Benchmarks.Figures;
using Supsis.Portal.Benchmarks.Posting;
using Supsis.Portal.Benchmarks.Receiving;

namespace Supsis.Portal.Benchmarks.Scenarios;

/// <summary>Everything known about one batch of events after its last delivery: both sides' notes and the time they took.</summary>
internal sealed record DeliveredBatch(
    string Name, IReadOnlyList<string> Hooks, IReadOnlyList<PostedEvent> Posts, IReadOnlyList<Receipt> Receipts, ReceiptProgress Counted, TimeSpan ProcessorTime)
{
    public Ledger Ledger { get; } = Ledger.Of(Name, Hooks, Posts, Receipts, Counted);

    public double ProcessorTimePerDelivery => ProcessorTime.TotalMilliseconds / Receipts.Count;

    public double ProcessorTimePerEvent => ProcessorTime.TotalMilliseconds / Posts.Count;

    /// <summary>From the first post to the last receipt.</summary>
    public TimeSpan Duration => Receipts.Count == 0
        ? Timeout.InfiniteTimeSpan
        : Stopwatch.GetElapsedTime(Posts.Min(post => post.SentAt), Receipts.Max(receipt => receipt.FirstAt));

    public double Rate => Receipts.Count == 0 ? 0 : Receipts.Count / Duration.TotalSeconds;

    public IEnumerable<double> Latencies() =>
        from post in Posts
        join receipt in Receipts on EventMark.Of(Name, post.Number) equals receipt.Mark
        select Stopwatch.GetElapsedTime(post.DueAt, receipt.FirstAt).TotalMilliseconds;

    public IEnumerable<double> Slips() => Posts.Select(post => Stopwatch.GetElapsedTime(post.DueAt, post.SentAt).TotalMilliseconds);
}
