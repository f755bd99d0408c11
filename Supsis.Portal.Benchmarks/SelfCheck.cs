using Supsis.Portal.Benchmarks.Figures;
using Supsis.Portal.Benchmarks.Scenarios;
using Supsis.Portal.Benchmarks.Subjects;

namespace Supsis.Portal.Benchmarks;

/// <summary>Proves the ruler: relays that lie in a known way must be found out to the last event.</summary>
internal static class SelfCheck
{
    private const int Events = 300;
    private const int Lies = 6;
    private static readonly TimeSpan SilenceMeansOver = TimeSpan.FromSeconds(2);

    private static readonly (RelayFault Fault, Func<Ledger, bool> IsFoundOut)[] Expectations =
    [
        (RelayFault.None, ledger => ledger.IsWhole && ledger.Received == Events && ledger.Duplicates == 0),
        (RelayFault.Lose, ledger => ledger.IsBalanced && !ledger.IsWhole && ledger.Missing == Lies),
        (RelayFault.Repeat, ledger => ledger.IsWhole && ledger.Duplicates == Lies),
        (RelayFault.Invent, ledger => !ledger.IsBalanced && ledger.Foreign == Lies),
    ];

    public static async Task<int> RunAsync()
    {
        await using var rig = await Rig.StartAsync(SilenceMeansOver, CancellationToken.None);
        var failures = 0;
        foreach (var (fault, isFoundOut) in Expectations)
        {
            await using var relay = await RelaySubject.StartAsync(fault, rig.Hook("one"), CancellationToken.None);
            var batch = await rig.DeliverAsync(relay, $"check-{fault}", new Load(Events), CancellationToken.None);
            var verdict = isFoundOut(batch.Ledger) ? "ok" : "WRONG";
            failures += verdict == "ok" ? 0 : 1;
            Console.WriteLine($"{verdict}: relay that does {fault}: {batch.Ledger}{(batch.Ledger.IsBalanced ? "" : " VOID")}");
        }

        return failures == 0 ? 0 : 1;
    }
}
