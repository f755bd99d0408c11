using Supsis.Portal.Benchmarks.Figures;

namespace Supsis.Portal.Benchmarks.Scenarios;

/// <summary>The figures that several scenarios read from a delivered batch.</summary>
internal static class Readings
{
    public static Reading Throughput(DeliveredBatch batch) => new(batch.Ledger, new Dictionary<Metric, double>
    {
        [Metric.Rate] = batch.Rate,
        [Metric.ProcessorTime] = batch.ProcessorTimePerDelivery,
    });

    public static Reading Latency(DeliveredBatch batch)
    {
        double[] latencies = [.. batch.Latencies()];
        return new Reading(batch.Ledger, new Dictionary<Metric, double>
        {
            [Metric.Median] = Spread.Percentile(latencies, 0.50),
            [Metric.P95] = Spread.Percentile(latencies, 0.95),
            [Metric.P99] = Spread.Percentile(latencies, 0.99),
            [Metric.Worst] = Spread.Percentile(latencies, 1),
            [Metric.ProcessorTime] = batch.ProcessorTimePerDelivery,
            [Metric.Slip] = Spread.Percentile(batch.Slips(), 0.99),
        });
    }

    public static Reading With(this Reading reading, Metric metric, double value) =>
        reading with { Values = new Dictionary<Metric, double>(reading.Values) { [metric] = value } };
}
